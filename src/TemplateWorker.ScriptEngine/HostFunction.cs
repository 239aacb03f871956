namespace TemplateWorker.ScriptEngine;

/// <summary>The program's side of a function that scripts call. It must not throw.</summary>
/// <param name="call">Arguments and result, valid during the call only.</param>
public delegate void HostFunction(HostFunctionCall call);
