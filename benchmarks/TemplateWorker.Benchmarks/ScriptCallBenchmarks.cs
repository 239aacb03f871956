using System.Text;
using BenchmarkDotNet.Attributes;
using TemplateWorker.ScriptEngine;
using TemplateWorker.ScriptEngine.Runtime;

namespace TemplateWorker.Benchmarks;

/// <summary>Crossing from C# into a script and back.</summary>
[MemoryDiagnoser]
public class ScriptCallBenchmarks : IScriptGuard
{
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    readonly byte[] _event = Encoding.UTF8.GetBytes($$"""{"content":"{{new string('x', 680)}}"}""" + '\0');
    IScriptRealm _realm = null!;
    ScriptFunction _nothing = null!;
    ScriptFunction _length = null!;
    ScriptFunction _callBack = null!;
    ScriptFunction _host = null!;

    [GlobalSetup]
    public void Setup()
    {
        _realm = new JavaScriptCoreEngine().CreateRealm(Tick, this);
        _nothing = _realm.Compile(new ScriptSource("", "b.js"), out _)!;
        _length = _realm.Compile(new ScriptSource("return e.content.length", "b.js", "e"), out _)!;
        _callBack = _realm.Compile(new ScriptSource("for (let i = 0; i < 100; i++) host(i)", "b.js", "host"), out _)!;
        _host = _realm.CreateHostFunction(call => call.Return(call.Number(0)));
    }

    [GlobalCleanup]
    public void Cleanup() => _realm.Dispose();

    public TimeSpan FirstTick => Tick;

    public bool MayContinue() => true;

    public void GiveUp(Exception error) => Environment.FailFast("A host function of a benchmark threw.", error);

    [Benchmark(Baseline = true)]
    public ScriptResultKind EmptyCall() => _realm.Call(_nothing).Kind;

    [Benchmark]
    public double ParseEventAndCall() => _realm.Call(_length, ScriptInput.Json(_event.AsSpan(0, _event.Length - 1))).Number;

    [Benchmark]
    public ScriptResultKind HundredCallsBack() => _realm.Call(_callBack, ScriptInput.Function(_host)).Kind;
}
