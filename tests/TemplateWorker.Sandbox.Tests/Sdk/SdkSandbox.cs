using System.Text;
using System.Text.Json;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Sandbox.Tests.Sdk;

/// <summary>One real child for the many small questions of a test class; each question has a tenant of its own.</summary>
public sealed class SdkSandbox : IDisposable
{
    const string Prelude = """
        const tw = require("templateworker");
        const { on, off, command, component, modal, kv, discord, log, settings, tenant, limits, Permissions, Vector, Duration, TimeZone, HostCallError } = tw;
        """;

    readonly SandboxProcess _sandbox = SandboxProcess.Greeted();
    uint _key;

    internal SandboxProcess Sandbox => _sandbox;

    internal uint Key => _key;

    /// <summary>Loads a template whose first lines take the SDK apart.</summary>
    internal void Load(string source)
    {
        var (kind, json) = TryLoad(source);
        kind.ShouldBe(OutcomeKind.Ok, json);
    }

    /// <summary>Loads a template and gives what came of it.</summary>
    internal (OutcomeKind Kind, string Json) TryLoad(string source) => _sandbox.Load($"{Prelude}\n{source}", ++_key);

    /// <summary>The message of the error at which a template's load ends.</summary>
    internal string LoadError(string source)
    {
        var (kind, json) = TryLoad(source);
        kind.ShouldBe(OutcomeKind.Error, json);
        return ScriptErrorReport.Parse(Encoding.UTF8.GetBytes(json)).Message;
    }

    /// <summary>What a template's load tells of it.</summary>
    internal JsonElement Describe(string source)
    {
        var (kind, json) = TryLoad(source);
        kind.ShouldBe(OutcomeKind.Ok, json);
        using var document = JsonDocument.Parse(json);
        return document.RootElement[0].Clone();
    }

    /// <summary>Sends an event to the template loaded last.</summary>
    internal void Dispatch(string eventName, object payload, uint deadlineMilliseconds = 60_000) =>
        _sandbox.Dispatch(_key, eventName, payload, _key, deadlineMilliseconds: deadlineMilliseconds);

    /// <summary>Evaluates an expression in a handler, which may await, and gives what the log shows of it.</summary>
    internal string Evaluate(string expression)
    {
        Load($"on(\"E\", async () => {{ log.info({expression}); }});");
        Dispatch("E", new { });
        var line = _sandbox.ExpectLog();
        var outcome = _sandbox.ExpectOutcome();
        outcome.Kind.ShouldBe(OutcomeKind.Ok, $"{outcome.Error}");
        line.ShouldStartWith("Info: ");
        return line["Info: ".Length..];
    }

    /// <summary>The error that an expression in a handler ends with.</summary>
    internal ScriptErrorReport Fail(string expression)
    {
        Load($"on(\"E\", async () => {{ await ({expression}); }});");
        Dispatch("E", new { });
        var outcome = _sandbox.ExpectOutcome();
        outcome.Kind.ShouldBe(OutcomeKind.Error);
        return outcome.Error!;
    }

    /// <summary>Awaits an expression that makes one host call.</summary>
    /// <returns>The call, and what the log shows of the expression's value after the answer.</returns>
    internal (string Call, string Value) Call(string expression, string answer = "null")
    {
        Load($"on(\"E\", async () => {{ log.info(await {expression}); }});");
        Dispatch("E", new { });
        var call = _sandbox.ExpectCall();
        _sandbox.Answer(call.CallId, answer);
        var line = _sandbox.ExpectLog();
        _sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
        return ($"{call.Method} {call.Arguments}", line["Info: ".Length..]);
    }

    public void Dispose() => _sandbox.Dispose();
}
