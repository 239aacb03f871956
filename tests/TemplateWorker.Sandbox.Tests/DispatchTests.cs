using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Sandbox.Tests;

public sealed class DispatchTests
{
    [Fact]
    public void A_handler_runs_and_its_line_and_outcome_arrive()
    {
        using var sandbox = SandboxProcess.Greeted();
        sandbox.LoadWell("""
            const { on, log, tenant } = require("templateworker");
            on("MESSAGE_CREATE", (message) => log.info(message.content, tenant.id, { a: [1, "x"] }));
            """);
        sandbox.Dispatch(7, "MESSAGE_CREATE", new { content = "hello" });
        sandbox.ExpectLog().ShouldBe("""Info: hello 42 { a: [1, "x"] }""");
        var outcome = sandbox.ExpectOutcome();
        outcome.DispatchId.ShouldBe(7ul);
        outcome.Kind.ShouldBe(OutcomeKind.Ok);
        outcome.Usage.CpuMicroseconds.ShouldBeGreaterThan(0u);
    }

    [Fact]
    public void Every_template_gets_the_event_as_it_came_also_when_others_come_while_the_first_runs()
    {
        using var sandbox = SandboxProcess.Greeted();
        const string First = """
            const { on, log } = require("templateworker");
            on("SLOW", () => { log.info("begun"); const begun = Date.now(); while (Date.now() - begun < 200); });
            """;
        const string Second = """
            const { on, log } = require("templateworker");
            on("SLOW", (message) => log.info(message?.whose));
            on("NEXT", (message) => log.info(message.whose));
            """;
        var (kind, json) = sandbox.Load(1, 1000,
            ("first", new() { ["main.js"] = First }), ("second", new() { ["main.js"] = Second }));
        kind.ShouldBe(OutcomeKind.Ok, json);
        sandbox.Dispatch(1, "SLOW", new { whose = "slow's own" });
        sandbox.ExpectLog().ShouldBe("Info: begun");
        sandbox.Dispatch(2, "NEXT", new { whose = "of another", padding = new string('x', 1000) });
        sandbox.ExpectLog().ShouldBe("Info: slow's own");
        sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
        sandbox.ExpectLog().ShouldBe("Info: of another");
        sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
    }

    [Fact]
    public void A_dispatch_that_awaits_a_host_call_holds_up_nobody()
    {
        using var sandbox = SandboxProcess.Greeted();
        sandbox.LoadWell("""
            const { on, kv } = require("templateworker");
            on("SLOW", async () => { await kv.get("a"); });
            on("FAST", () => {});
            """);
        sandbox.Dispatch(1, "SLOW", new { });
        sandbox.Dispatch(2, "FAST", new { });
        var call = sandbox.ExpectCall();
        call.Method.ShouldBe("kv.get");
        call.Arguments.ShouldBe("""["a",null]""");
        sandbox.ExpectOutcome().DispatchId.ShouldBe(2ul);
        sandbox.Answer(call.CallId, "null");
        var outcome = sandbox.ExpectOutcome();
        outcome.DispatchId.ShouldBe(1ul);
        outcome.Kind.ShouldBe(OutcomeKind.Ok);
        outcome.Usage.HostCalls.ShouldBe(1u);
    }

    [Fact]
    public void A_failed_host_call_throws_in_the_handler_with_its_properties()
    {
        using var sandbox = SandboxProcess.Greeted();
        sandbox.LoadWell("""
            const { on, discord, log, HostCallError } = require("templateworker");
            on("E", async () => {
              try { await discord.createMessage("1", "x"); } catch (e) {
                log.info(e instanceof HostCallError, e.name, e.code, e.message);
                throw e;
              }
            });
            """);
        sandbox.Dispatch(1, "E", new { });
        sandbox.Answer(sandbox.ExpectCall().CallId, """{"name":"DiscordError","message":"Missing Access","code":50001}""", succeeded: false);
        sandbox.ExpectLog().ShouldBe("Info: true DiscordError 50001 Missing Access");
        var outcome = sandbox.ExpectOutcome();
        outcome.Kind.ShouldBe(OutcomeKind.Error);
        outcome.Error!.Name.ShouldBe("DiscordError");
    }

    [Fact]
    public void What_a_handler_throws_is_reported_with_its_place()
    {
        using var sandbox = SandboxProcess.Greeted();
        sandbox.Load(1, 1000, ("main", new Dictionary<string, string>
        {
            ["main.js"] = "const { on } = require(\"templateworker\");\nconst lib = require(\"./lib/work\");\non(\"E\", () => lib.work(null));",
            ["lib/work.js"] = "exports.work = (x) => {\n  return x.length;\n};",
        }));
        sandbox.Dispatch(1, "E", new { });
        var outcome = sandbox.ExpectOutcome();
        outcome.Kind.ShouldBe(OutcomeKind.Error);
        outcome.Error!.Name.ShouldBe("TypeError");
        (outcome.Error.Template, outcome.Error.File, outcome.Error.Line).ShouldBe(("main", "lib/work.js", 2));
        outcome.Error.Stack.ShouldContain("main/main.js:3:");
    }

    [Fact]
    public void An_unhandled_rejection_is_the_dispatchs_error()
    {
        using var sandbox = SandboxProcess.Greeted();
        sandbox.LoadWell("""
            const { on } = require("templateworker");
            on("E", () => { Promise.reject(new RangeError("forgotten")); });
            """);
        sandbox.Dispatch(1, "E", new { });
        sandbox.ExpectOutcome().Error!.Message.ShouldBe("forgotten");
    }

    [Fact]
    public void A_tenant_that_is_not_loaded_gets_an_outcome()
    {
        using var sandbox = SandboxProcess.Greeted();
        sandbox.Dispatch(1, "E", new { }, key: 9);
        sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Error);
    }

    [Fact]
    public void Unloading_ends_what_waits()
    {
        using var sandbox = SandboxProcess.Greeted();
        sandbox.LoadWell("""const { on, kv } = require("templateworker"); on("E", () => kv.get("a"));""");
        sandbox.Dispatch(1, "E", new { });
        sandbox.ExpectCall();
        sandbox.Send(w => NumberMessage.Write(w, Protocol.Framing.FrameKind.UnloadTenant, 1));
        sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Cancelled);
    }

    [Fact]
    public void Host_calls_and_lines_of_a_dispatch_are_bounded()
    {
        using var sandbox = SandboxProcess.Greeted(maxHostCalls: 2, maxLogLines: 2);
        sandbox.LoadWell("""
            const { on, kv, log } = require("templateworker");
            on("E", async () => {
              for (let i = 0; i < 9; i++) log.info(i);
              kv.get("a"); kv.get("b");
              await kv.get("c");
            });
            """);
        sandbox.Dispatch(1, "E", new { });
        sandbox.ExpectLog().ShouldBe("Info: 0");
        sandbox.ExpectLog().ShouldBe("Info: 1");
        sandbox.ExpectLog().ShouldBe("Warn: A dispatch may log 2 lines (limits.log_lines_per_dispatch); the rest is left out.");
        var (first, second) = (sandbox.ExpectCall(), sandbox.ExpectCall());
        sandbox.Answer(first.CallId, "null");
        sandbox.Answer(second.CallId, "null");
        sandbox.ExpectOutcome().Error!.Message.ShouldBe("This dispatch has made its 2 host calls (limits.host_calls_per_dispatch); it can make no more.");
    }
}
