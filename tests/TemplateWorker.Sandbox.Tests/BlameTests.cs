using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Sandbox.Tests;

/// <summary>Whose failure it was, in a VM that holds several templates.</summary>
public sealed class BlameTests
{
    const string Innocent = """require("templateworker").on("E", async () => { await 0; });""";

    [Fact]
    public void A_refused_host_call_is_told_with_the_line_that_made_it()
    {
        using var sandbox = Loaded("""
            const { on, kv } = require("templateworker");
            async function count() {
              await kv.increment("n");
            }
            on("E", async () => { await count(); });
            """);
        sandbox.Dispatch(1, "E", new { });
        var call = sandbox.ExpectCall();
        sandbox.Answer(call.CallId, """{"name":"CapabilityError","message":"kv.increment needs a capability."}""", succeeded: false);
        var error = sandbox.ExpectOutcome().Error.ShouldNotBeNull();
        (error.Name, error.Template, error.File, error.Line).ShouldBe(("CapabilityError", "guilty", "main.js", 3));
        error.Stack.ShouldContain("at count (guilty/main.js:3:");
    }

    [Theory]
    [InlineData("throw 'no error';")]
    [InlineData("Promise.reject('no error');")]
    [InlineData("Error.stackTraceLimit = 0; throw new Error('no stack');")]
    [InlineData("const { kv } = require('templateworker'); Error.stackTraceLimit = 0; await kv.get('k');")]
    [InlineData("setTimeout(() => { throw 'late'; }, 1);")]
    public void What_has_no_place_is_told_with_its_template(string body)
    {
        using var sandbox = Loaded($$"""require("templateworker").on("E", async () => { {{body}} });""");
        sandbox.Dispatch(1, "E", new { });
        if (body.Contains("kv", StringComparison.Ordinal))
            sandbox.Answer(sandbox.ExpectCall().CallId, """{"message":"No."}""", succeeded: false);
        else if (body.Contains("setTimeout", StringComparison.Ordinal))
            sandbox.Answer(sandbox.ExpectCall().CallId, "null");
        sandbox.ExpectOutcome().Error.ShouldNotBeNull().Template.ShouldBe("guilty");
    }

    [Theory]
    [InlineData("for (;;);", OutcomeKind.CpuLimit)]
    [InlineData("await 0; for (;;) await 0;", OutcomeKind.CpuLimit)]
    [InlineData("const { kv } = require('templateworker'); await kv.get('k');", OutcomeKind.Deadline)]
    public void A_limit_is_told_with_the_template_that_met_it(string body, OutcomeKind kind)
    {
        using var sandbox = Loaded($$"""require("templateworker").on("E", async () => { {{body}} });""");
        sandbox.Dispatch(
            1, "E", new { }, cpuMilliseconds: 50, deadlineMilliseconds: kind == OutcomeKind.Deadline ? 200u : 60_000);
        var outcome = sandbox.ExpectOutcomePastCalls();
        outcome.Kind.ShouldBe(kind);
        outcome.Error.ShouldNotBeNull().Template.ShouldBe("guilty");
        outcome.Usage.CpuMicroseconds.ShouldBeGreaterThan(0u);
    }

    static SandboxProcess Loaded(string guilty)
    {
        var sandbox = SandboxProcess.Greeted();
        var (kind, json) = sandbox.Load(
            1, 1000, ("before", new() { ["main.js"] = Innocent }), ("guilty", new() { ["main.js"] = guilty }),
            ("behind", new() { ["main.js"] = Innocent }));
        kind.ShouldBe(OutcomeKind.Ok, json);
        return sandbox;
    }
}
