namespace TemplateWorker.ScriptEngine;

/// <summary>A script engine. It knows nothing of tenants, events or Discord, so that another engine is one new class.</summary>
public interface IScriptEngine
{
    /// <summary>Name for logs.</summary>
    string Name { get; }

    /// <summary>Makes a VM of its own with an empty global scope.</summary>
    /// <param name="tick">How often a running script's guard is asked, in processor time.</param>
    /// <param name="guard">Asked at every tick whether to go on.</param>
    IScriptRealm CreateRealm(TimeSpan tick, IScriptGuard guard);
}
