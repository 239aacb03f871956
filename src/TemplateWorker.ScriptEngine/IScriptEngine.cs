namespace TemplateWorker.ScriptEngine;

/// <summary>A script engine. It knows nothing of tenants, events or Discord, so that another engine is one new class.</summary>
public interface IScriptEngine
{
    /// <summary>Name for logs.</summary>
    string Name { get; }

    /// <summary>Makes a VM of its own with an empty global scope.</summary>
    /// <param name="tick">How often the guard is asked about a script that runs on, in processor time.</param>
    /// <param name="guard">Asked after its first tick, and at every tick from then on, whether to go on.</param>
    IScriptRealm CreateRealm(TimeSpan tick, IScriptGuard guard);
}
