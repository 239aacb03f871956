using TemplateWorker.Protocol;
using TemplateWorker.Sandbox.HostLink;
using TemplateWorker.ScriptEngine;
using TemplateWorker.ScriptEngine.Runtime;

namespace TemplateWorker.Sandbox.SelfTest;

/// <summary>A script that runs long enough for the engine to start its own threads, which compile it.</summary>
sealed class EngineUse : IScriptGuard, IDisposable
{
    static readonly ScriptSource Source = new("let sum = 0; for (let i = 0; i < 1e6; i++) sum += i % 7; return sum;", "self-test.js");

    readonly IScriptRealm _realm;

    /// <summary>Runs the script.</summary>
    internal EngineUse()
    {
        _realm = new JavaScriptCoreEngine().CreateRealm(TimeSpan.FromMilliseconds(10), this);
        _realm.Call(_realm.Compile(Source, out _)!);
    }

    public bool MayContinue() => true;

    public void GiveUp(Exception error) => LastWords.End(SandboxExitCode.InternalError, $"{error}");

    public void Dispose() => _realm.Dispose();
}
