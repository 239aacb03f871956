using TemplateWorker.Protocol;
using TemplateWorker.Sandbox.HostLink;
using TemplateWorker.ScriptEngine;
using TemplateWorker.ScriptEngine.Runtime;

namespace TemplateWorker.Sandbox.SelfTest;

/// <summary>A script that runs long enough for the engine to start its own threads, which compile it.</summary>
sealed class EngineUse : IScriptGuard, IDisposable
{
    static readonly ScriptSource Source = new("let sum = 0; for (let i = 0; i < 1e6; i++) sum += i % 7; return sum;", "self-test.js");

    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    readonly IScriptRealm _realm;

    /// <summary>Runs the script.</summary>
    internal EngineUse()
    {
        _realm = new JavaScriptCoreEngine().CreateRealm(Tick, this);
        _realm.Call(_realm.Compile(Source, out _)!);
    }

    public TimeSpan FirstTick => Tick;

    public bool MayContinue() => true;

    public void GiveUp(Exception error) => LastWords.End(SandboxExitCode.InternalError, $"{error}");

    public void Dispose() => _realm.Dispose();
}
