using System.Globalization;
using System.Text;
using TemplateWorker.Protocol;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Sandbox.Tests;

public sealed class LimitTests
{
    [Theory]
    [InlineData("while (true) {}")]
    [InlineData("(async () => { for (;;) await 0; })()")]
    [InlineData("const f = () => Promise.resolve().then(f); f()")]
    [InlineData("try { while (true) {} } catch {} finally { while (true) {} }")]
    [InlineData("[1, 2].sort(() => { while (true) {} })")]
    [InlineData("Promise.resolve().then(() => { while (true) {} }); while (true) {}")]
    [InlineData("for (let i = 0; i < 10000; i++) Promise.resolve().then(() => { for (let j = 0; j < 1e6; j++); }); while (true) {}")]
    public void A_script_that_never_ends_is_ended_and_its_tenant_goes_on(string body)
    {
        using var sandbox = SandboxProcess.Greeted();
        sandbox.LoadWell($$"""
            const { on } = require("templateworker");
            on("LOOP", () => { {{body}} });
            on("FINE", async () => { await 0; });
            """);
        sandbox.Dispatch(1, "LOOP", new { }, cpuMilliseconds: 50);
        var outcome = sandbox.ExpectOutcome();
        outcome.Kind.ShouldBe(OutcomeKind.CpuLimit);
        outcome.Error!.Message.ShouldContain("50 ms");
        outcome.Usage.CpuMicroseconds.ShouldBeGreaterThanOrEqualTo(50_000u);
        sandbox.Dispatch(2, "FINE", new { });
        sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
    }

    [Fact]
    public void What_the_engine_cannot_interrupt_ends_the_process_after_its_outcome()
    {
        using var sandbox = SandboxProcess.Greeted();
        sandbox.LoadWell("""
            require("templateworker").on("E", () => /^(a+)+$/.test("a".repeat(40) + "b"));
            """);
        sandbox.Dispatch(1, "E", new { }, cpuMilliseconds: 50);
        var outcome = sandbox.ExpectOutcome();
        outcome.Kind.ShouldBe(OutcomeKind.CpuLimit);
        outcome.Error!.Message.ShouldContain("regular expression");
        outcome.Error.Template.ShouldNotBeNull();
        sandbox.WaitForExit().ShouldBe((int)SandboxExitCode.RunawayScript);
    }

    [Fact]
    public void Memory_is_bounded_for_each_tenant()
    {
        using var sandbox = SandboxProcess.Greeted(memoryLimitKiB: 16 * 1024);
        const string Source = """
            const { on } = require("templateworker");
            const kept = [];
            on("HOARD", () => { for (;;) kept.push(new Array(100).fill(kept.length)); });
            on("CHURN", () => { for (let i = 0; i < 300000; i++) new Array(100).fill(i); });
            """;
        sandbox.LoadWell(Source, key: 1);
        sandbox.LoadWell(Source, key: 2);
        sandbox.Dispatch(1, "HOARD", new { }, key: 1, cpuMilliseconds: 5000);
        var outcome = sandbox.ExpectOutcome();
        outcome.Kind.ShouldBe(OutcomeKind.MemoryLimit);
        outcome.Usage.PeakHeapKiB.ShouldBeGreaterThan(16u * 1024);
        sandbox.Dispatch(2, "CHURN", new { }, key: 2, cpuMilliseconds: 5000);
        sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
    }

    [Fact]
    public void Memory_that_a_script_took_before_its_first_look_is_not_forgiven()
    {
        using var sandbox = SandboxProcess.Greeted(memoryLimitKiB: 16 * 1024);
        sandbox.LoadWell("""
            const kept = [];
            require("templateworker").on("E", () => {
              for (let i = 0; i < 60; i++) kept.push(new Array(100_000).fill(i));
              for (;;);
            });
            """);
        sandbox.Dispatch(1, "E", new { }, cpuMilliseconds: 10_000);
        sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.MemoryLimit);
    }

    [Fact]
    public void A_sandbox_full_of_tenants_stays_far_below_its_limits_of_threads_and_descriptors()
    {
        const uint WarmTenants = 300;
        using var sandbox = SandboxProcess.Greeted();
        for (uint key = 1; key <= WarmTenants; key++)
            sandbox.LoadWell("""require("templateworker").on("E", () => { let sum = 0; for (let i = 0; i < 1e4; i++) sum += i; return sum; });""", key);
        for (uint key = 1; key <= WarmTenants; key++)
        {
            sandbox.Dispatch(key, "E", new { }, key);
            sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
        }

        Directory.GetDirectories($"/proc/{sandbox.ProcessId}/task").Length.ShouldBeLessThan(64);
        Directory.GetFileSystemEntries($"/proc/{sandbox.ProcessId}/fd").Length.ShouldBeLessThan(128);
    }

    [Fact]
    public void A_deadline_ends_a_dispatch_that_waits()
    {
        using var sandbox = SandboxProcess.Greeted();
        sandbox.LoadWell("""require("templateworker").on("E", () => new Promise(() => {}));""");
        sandbox.Dispatch(1, "E", new { }, deadlineMilliseconds: 50);
        sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Deadline);
    }

    [Fact]
    public void Tampered_built_ins_hold_up_nobody()
    {
        using var sandbox = SandboxProcess.Greeted();
        sandbox.LoadWell("""
            const { on, kv } = require("templateworker");
            on("TAMPER", () => {
              for (const type of [Map, Array, Set, Promise, String])
                for (const name of Object.getOwnPropertyNames(type.prototype))
                  if (name !== "constructor" && name !== "then" && name !== "push")
                    try { type.prototype[name] = () => { for (;;); }; } catch {}
            });
            on("WAIT", () => kv.get("a"));
            on("LOOP", () => { for (;;); });
            """, key: 1);
        sandbox.LoadWell("""require("templateworker").on("FINE", () => {});""", key: 2);
        sandbox.Dispatch(4, "TAMPER", new { }, key: 1, cpuMilliseconds: 50);
        sandbox.ExpectOutcome();
        sandbox.Dispatch(1, "WAIT", new { }, key: 1, cpuMilliseconds: 50, deadlineMilliseconds: 100);
        sandbox.Dispatch(2, "LOOP", new { }, key: 1, cpuMilliseconds: 50, deadlineMilliseconds: 100);
        sandbox.Dispatch(3, "FINE", new { }, key: 2);
        var outcomes = new List<Outcome>();
        while (outcomes.Count < 3)
            outcomes.Add(sandbox.ExpectOutcomePastCalls());
        outcomes.Single(outcome => outcome.DispatchId == 3).Kind.ShouldBe(OutcomeKind.Ok);
        outcomes.Where(outcome => outcome.DispatchId != 3).ShouldAllBe(outcome => outcome.Kind != OutcomeKind.Ok);
    }

    [Fact]
    public void What_is_kept_over_many_small_events_is_bounded_too()
    {
        using var sandbox = SandboxProcess.Greeted(memoryLimitKiB: 16 * 1024);
        sandbox.LoadWell("""
            const kept = [];
            require("templateworker").on("E", () => { kept.push(new Uint8Array(500_000).fill(1)); });
            """);
        OutcomeKind kind;
        ulong id = 0;
        do
        {
            sandbox.Dispatch(++id, "E", new { });
            kind = sandbox.ExpectOutcome().Kind;
        }
        while (kind == OutcomeKind.Ok && id < 1000);
        kind.ShouldBe(OutcomeKind.MemoryLimit);
    }

    [Fact]
    public void A_host_that_goes_away_while_a_script_runs_ends_the_process_quietly()
    {
        using var sandbox = SandboxProcess.Greeted();
        sandbox.LoadWell("""require("templateworker").on("E", () => { for (;;); });""");
        sandbox.Dispatch(1, "E", new { }, cpuMilliseconds: 60_000, deadlineMilliseconds: 60_000);
        sandbox.Send(w => NumberMessage.Write(w, FrameKind.Ping, 1));
        sandbox.Expect(FrameKind.Pong, NumberMessage.Read);
        sandbox.Close();
        sandbox.WaitForExit().ShouldBe((int)SandboxExitCode.Done);
        sandbox.Errors.Trim().ShouldBeEmpty();
    }

    [Fact]
    public void A_running_dispatch_can_be_cancelled_and_a_ping_is_answered_meanwhile()
    {
        using var sandbox = SandboxProcess.Greeted();
        sandbox.LoadWell("""require("templateworker").on("E", () => { for (;;); });""");
        sandbox.Dispatch(1, "E", new { }, cpuMilliseconds: 60_000, deadlineMilliseconds: 60_000);
        sandbox.Send(w => NumberMessage.Write(w, FrameKind.Ping, 77));
        sandbox.Expect(FrameKind.Pong, NumberMessage.Read).ShouldBe(77ul);
        sandbox.Send(w => NumberMessage.Write(w, FrameKind.CancelDispatch, 1));
        sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Cancelled);
    }

    [Fact]
    public void A_frame_that_is_handled_ahead_of_others_is_not_counted_before_them()
    {
        const ulong GreetingAndLoad = 2;
        using var sandbox = SandboxProcess.Greeted();
        sandbox.LoadWell("""require("templateworker").on("E", () => { for (;;); });""");
        sandbox.Dispatch(1, "E", new { }, cpuMilliseconds: 60_000, deadlineMilliseconds: 60_000);
        sandbox.Dispatch(2, "OTHER", new { });
        for (ulong ping = 1; ping <= 3; ping++)
        {
            sandbox.Send(w => NumberMessage.Write(w, FrameKind.Ping, ping));
            sandbox.Expect(FrameKind.Pong, NumberMessage.Read).ShouldBe(ping);
        }
        sandbox.ExpectConsumed(GreetingAndLoad);

        sandbox.Send(w => NumberMessage.Write(w, FrameKind.CancelDispatch, 1));

        sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Cancelled);
        sandbox.ExpectOutcome().DispatchId.ShouldBe(2ul);
        sandbox.ExpectConsumed(GreetingAndLoad + 6);
    }

    [Fact]
    public void What_others_have_to_say_is_sent_before_a_script_that_may_run_long()
    {
        using var sandbox = SandboxProcess.Greeted();
        sandbox.LoadWell("""require("templateworker").on("E", () => {});""", key: 1);
        sandbox.LoadWell("""require("templateworker").on("E", () => { for (let i = 0; i < 1e7; i++); });""", key: 2);
        sandbox.ExpectConsumed(3);

        // In one batch: without a reason to send before, both outcomes come ahead of the count of what was worked off.
        sandbox.Send(w =>
        {
            Dispatch(w, 1, key: 1);
            Dispatch(w, 2, key: 2);
        });

        sandbox.ExpectOutcome().DispatchId.ShouldBe(1ul);
        sandbox.ExpectConsumed(4);
        sandbox.ExpectOutcome().DispatchId.ShouldBe(2ul);
    }

    [Fact]
    public void What_others_have_to_say_does_not_wait_for_a_step_that_cannot_be_interrupted()
    {
        using var sandbox = SandboxProcess.Greeted();
        sandbox.LoadWell("""require("templateworker").on("E", () => {});""", key: 1);
        sandbox.LoadWell("""require("templateworker").on("E", (length) => /^(a+)+$/.test("a".repeat(length) + "b"));""", key: 2);
        // It has been so quick of late that nothing is sent ahead of it.
        for (ulong id = 1; id <= 8; id++)
        {
            sandbox.Dispatch(id, "E", 1, key: 2);
            sandbox.ExpectOutcome();
        }

        sandbox.Send(w =>
        {
            Dispatch(w, 11, key: 1);
            Dispatch(w, 12, key: 2, payload: "40", cpuMilliseconds: 500);
        });

        sandbox.ExpectOutcome().DispatchId.ShouldBe(11ul);
        sandbox.HasMore.ShouldBeFalse();
        // Whether the engine gives the expression up before the process is ended depends on the machine.
        sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.CpuLimit);
    }

    static void Dispatch(FrameWriter frames, ulong id, uint key, string payload = "{}", uint cpuMilliseconds = 1000) =>
        new DispatchMessage(id, key, cpuMilliseconds * 1000, 60_000, "E"u8, Encoding.UTF8.GetBytes(payload)).WriteTo(frames);

    [Fact]
    public void A_waiting_dispatch_can_be_cancelled_and_a_late_answer_does_no_harm()
    {
        using var sandbox = SandboxProcess.Greeted();
        sandbox.LoadWell("""
            const { on, kv } = require("templateworker");
            on("E", async () => { await kv.get("a"); await kv.get("b"); });
            """);
        sandbox.Dispatch(1, "E", new { });
        var call = sandbox.ExpectCall();
        sandbox.Send(w => NumberMessage.Write(w, FrameKind.CancelDispatch, 1));
        sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Cancelled);
        sandbox.Answer(call.CallId, "null");
        sandbox.Dispatch(2, "NONE", new { });
        sandbox.ExpectOutcome().DispatchId.ShouldBe(2ul);
    }

    [Fact]
    public void Large_calls_do_not_pile_up_in_the_sandbox()
    {
        using var sandbox = SandboxProcess.Greeted(maxHostCalls: 100);
        sandbox.LoadWell("""
            const { on, kv } = require("templateworker");
            on("E", () => { const text = "x".repeat(2_000_000); for (let i = 0; i < 100; i++) kv.get(text).catch(() => {}); });
            """);
        sandbox.Dispatch(1, "E", new { }, cpuMilliseconds: 5_000);
        for (var i = 0; i < 100; i++)
            sandbox.Answer(sandbox.ExpectCall().CallId, "null");
        sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);

        var peak = File.ReadLines($"/proc/{sandbox.ProcessId}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        int.Parse(peak.Split((char[])['\t', ' '], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture).ShouldBeLessThan(192 * 1024);
    }

    [Fact]
    public void The_files_of_one_dispatch_are_bounded_together()
    {
        using var sandbox = SandboxProcess.Greeted(memoryLimitKiB: 256 * 1024);
        sandbox.LoadWell("""
            const { on, discord } = require("templateworker");
            on("FILES", async () => {
              for (let i = 0; i < 4; i++) await discord.createMessage("1", { files: [{ name: "a", content: "x".repeat(9_000_000) }] });
            });
            """);
        sandbox.Dispatch(1, "FILES", new { }, cpuMilliseconds: 10_000);
        for (var i = 0; i < 3; i++)
            sandbox.Answer(sandbox.ExpectCall().CallId, "{}");

        sandbox.ExpectOutcome().Error!.Message.ShouldContain("those of one dispatch may have 24 MiB together");
    }

    [Fact]
    public void A_huge_argument_and_a_huge_error_are_refused_kindly()
    {
        using var sandbox = SandboxProcess.Greeted();
        sandbox.LoadWell("""
            const { on, kv } = require("templateworker");
            on("ARGUMENT", () => kv.set("a", "x".repeat(3_000_000)));
            on("ERROR", () => { throw new Error("x".repeat(3_000_000)); });
            on("LINE", () => console.log("x".repeat(3_000_000)));
            """);
        sandbox.Dispatch(1, "ARGUMENT", new { });
        sandbox.ExpectOutcome().Error!.Message.ShouldBe("The arguments of kv.set are too large.");
        sandbox.Dispatch(2, "ERROR", new { });
        sandbox.ExpectOutcome().Error!.Message.Length.ShouldBe(2000);
        sandbox.Dispatch(3, "LINE", new { });
        sandbox.ExpectLog().ShouldEndWith("… (3000000 characters)");
        sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
    }

    [Fact]
    public void Endless_recursion_is_an_error_of_the_template()
    {
        using var sandbox = SandboxProcess.Greeted();
        sandbox.LoadWell("""require("templateworker").on("E", () => { const f = () => f() + 1; f(); });""");
        sandbox.Dispatch(1, "E", new { });
        sandbox.ExpectOutcome().Error!.Name.ShouldBe("RangeError");
    }
}
