namespace TemplateWorker.ScriptEngine;

/// <summary>A function inside a realm. Lives as long as its realm.</summary>
public abstract class ScriptFunction;
