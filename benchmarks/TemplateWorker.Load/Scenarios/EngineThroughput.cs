using System.Diagnostics;
using System.Text;
using TemplateWorker.Load.Figures;
using TemplateWorker.Load.Rig;
using TemplateWorker.ScriptEngine;
using TemplateWorker.ScriptEngine.Runtime;
using TemplateWorker.ScriptEngine.Sdk;

namespace TemplateWorker.Load.Scenarios;

/// <summary>The same template called in this process, without any border: the most that a dispatch could reach.</summary>
sealed class EngineThroughput : IDisposable, IScriptGuard
{
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    readonly IScriptRealm _realm;
    readonly ScriptFunction _dispatch;
    readonly byte[] _event = Terminated("MESSAGE_CREATE");
    readonly byte[] _payload = Terminated(GatewayEvents.Message(Host.Guild(0)));

    /// <summary>Loads a template.</summary>
    /// <param name="source">Its one file, in JavaScript.</param>
    internal EngineThroughput(string source)
    {
        _realm = new JavaScriptCoreEngine().CreateRealm(Tick, this);
        var program = _realm.Compile(
            new ScriptSource(source, "load/main.js", SdkSource.ModuleParameters), out _)!;
        var sdk = SdkRuntime.Start(_realm, name => name == "compile" ? call => call.Return(program) : _ => { }, "{}");
        var loaded = _realm.Call(
            sdk.Load, Text(LoadTemplates.Name), Text(LoadTemplates.Entry), Json("{}"));
        if (loaded.Text is not "")
            throw new InvalidOperationException($"The template does not load: {loaded}");
        _dispatch = sdk.Dispatch;
    }

    /// <inheritdoc/>
    public TimeSpan FirstTick => Tick;

    /// <inheritdoc/>
    public bool MayContinue() => true;

    /// <inheritdoc/>
    public void GiveUp(Exception error) => Environment.FailFast("The template called what this scenario does not offer.", error);

    /// <summary>Calls the handler for a while.</summary>
    /// <param name="duration">How long.</param>
    /// <returns>Calls a second.</returns>
    internal double Run(TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        var calls = 0;
        while (clock.Elapsed < duration)
        {
            for (var i = 0; i < 100; i++)
                Call(++calls);
        }
        return calls / clock.Elapsed.TotalSeconds;
    }

    /// <summary>Calls the handler one time after the other.</summary>
    /// <param name="count">How many times.</param>
    /// <returns>The median of the calls, in microseconds.</returns>
    internal double Run(int count)
    {
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            var started = Stopwatch.GetTimestamp();
            Call(i);
            times[i] = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        }
        return Figure.Percentile(times, 0.5);
    }

    public void Dispose() => _realm.Dispose();

    void Call(int number)
    {
        var result = _realm.Call(
            _dispatch, ScriptInput.Number(number), ScriptInput.Text(_event.AsSpan(0, _event.Length - 1)),
            ScriptInput.Json(_payload.AsSpan(0, _payload.Length - 1)));
        if (result is not { Kind: ScriptResultKind.Number, Number: 0 })
            throw new InvalidOperationException($"The handler did not end well: {result}");
    }

    static ScriptInput Text(string text)
    {
        var bytes = Terminated(text);
        return ScriptInput.Text(bytes.AsSpan(0, bytes.Length - 1));
    }

    static ScriptInput Json(string text)
    {
        var bytes = Terminated(text);
        return ScriptInput.Json(bytes.AsSpan(0, bytes.Length - 1));
    }

    static byte[] Terminated(string text) => Encoding.UTF8.GetBytes(text + '\0');
}
