using System.Diagnostics;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Sandbox.Tests.Attacks;

/// <summary>
/// A real child in which one attacking tenant after the other runs beside the same quiet neighbour. A child that an
/// attack has ended, that does not do what it should, or whose neighbour is not as it was, is replaced: it fails the test
/// that finds it so, and no other.
/// </summary>
public sealed class AttackSandbox : IDisposable
{
    const uint Neighbour = 1;
    const uint MemoryLimitKiB = 32 * 1024;

    // Looks at all that scripts of a process could have in common: the names of every global and built-in, and some of
    // the functions behind them.
    const string QuietTemplate = """
        const { on, log, kv } = require("templateworker");
        const look = () => [globalThis, ...Object.getOwnPropertyNames(globalThis).map((name) => globalThis[name])]
          .flatMap((value) => [value, value?.prototype])
          .filter((value) => value !== null && ["object", "function"].includes(typeof value))
          .flatMap((value) => Reflect.ownKeys(value).map(String));
        const pick = () => [Array.prototype.push, Promise.prototype.then, JSON.parse, Function.prototype.call, Map.prototype.get, Date.now];
        const [names, functions] = [look().join(), pick()];
        on("CHECK", async () => {
          // What a regular expression saw last is of the realm: here, the event's name in on().
          const isUntouched = look().join() === names && pick().every((value, i) => value === functions[i]);
          log.info(`${isUntouched} ${RegExp.input} ${Object.keys(globalThis).length} ${await kv.get("mine")}`);
        });
        """;

    SandboxProcess? _sandbox;
    uint _key;
    ulong _dispatch;

    /// <summary>Loads an attacker beside the neighbour.</summary>
    /// <param name="source">Its one file.</param>
    internal (OutcomeKind Kind, string Json) Load(string source) => Load(("main", source, "{}"));

    /// <summary>Loads a tenant of several templates beside the neighbour.</summary>
    /// <param name="templates">Name, one file and settings of each.</param>
    internal (OutcomeKind Kind, string Json) Load(params (string Name, string Source, string Settings)[] templates) =>
        WhileInStep(sandbox => sandbox.Load(++_key, 2_000, [.. templates.Select(template => new TemplateProgram(
            template.Name, 1, "main.js", new Dictionary<string, string> { ["main.js"] = template.Source }, template.Settings))]));

    /// <summary>Loads an attacker whose load must go well.</summary>
    /// <param name="templates">Name, one file and settings of each.</param>
    internal void LoadWell(params (string Name, string Source, string Settings)[] templates)
    {
        var (kind, json) = Load(templates);
        kind.ShouldBe(OutcomeKind.Ok, json);
        json.ShouldNotContain("\"error\"");
    }

    /// <summary>Sends the attacker an event and takes part in what follows, up to the outcome.</summary>
    /// <param name="eventName">The event.</param>
    /// <param name="payload">Its payload.</param>
    /// <param name="deadlineMilliseconds">When it must have ended.</param>
    internal DispatchStory Dispatch(string eventName, object payload, uint deadlineMilliseconds = 60_000) =>
        WhileInStep(sandbox => Dispatch(sandbox, _key, eventName, payload, 300, deadlineMilliseconds));

    /// <summary>Asserts that the neighbour finds all as on its first day, and takes the attacker away.</summary>
    internal void ShouldHaveSparedTheNeighbour() => WhileInStep(sandbox =>
    {
        var story = Dispatch(sandbox, Neighbour, "CHECK", new { }, 10_000, 60_000);
        story.Outcome!.Kind.ShouldBe(OutcomeKind.Ok, $"{story.Outcome.Error}");
        story.Lines.ShouldBe(["Info: true CHECK 0 kept"]);
        sandbox.Send(w => NumberMessage.Write(w, FrameKind.UnloadTenant, _key));
        return story;
    });

    /// <summary>Ends the child from outside, as no attack may.</summary>
    internal void Kill()
    {
        using var process = Process.GetProcessById(_sandbox!.ProcessId);
        process.Kill();
    }

    /// <summary>Waits for the end of the child; the next attack gets a new one.</summary>
    internal int WaitForExit()
    {
        var code = _sandbox!.WaitForExit();
        End();
        return code;
    }

    public void Dispose() => _sandbox?.Dispose();

    DispatchStory Dispatch(
        SandboxProcess sandbox, uint key, string eventName, object payload, uint cpuMilliseconds, uint deadlineMilliseconds)
    {
        sandbox.Dispatch(++_dispatch, eventName, payload, key, cpuMilliseconds, deadlineMilliseconds);
        var story = sandbox.Follow("""{"key":"mine","value":{"Text":"kept"},"scopes":[]}""");
        story.Outcome!.DispatchId.ShouldBe(_dispatch);
        return story;
    }

    T WhileInStep<T>(Func<SandboxProcess, T> step)
    {
        _sandbox ??= SandboxProcess.Greeted(MemoryLimitKiB, maxHostCalls: 1000, maxLogLines: 100);
        try
        {
            if (_key == 0)
                _sandbox.LoadWell(QuietTemplate, _key = Neighbour);
            return step(_sandbox);
        }
        catch
        {
            End();
            throw;
        }
    }

    void End()
    {
        _sandbox?.Dispose();
        (_sandbox, _key) = (null, 0);
    }
}
