using System.Diagnostics;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Sandboxes.Launch;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Execution.Tests.Fakes;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Tests.RealSandbox;

/// <summary>The pool with the real child process and the real script engine.</summary>
public sealed class RealSandboxTests
{
    [Theory]
    [InlineData(ChannelKind.Socket)]
    [InlineData(ChannelKind.Pipes)]
    public async Task A_template_runs_asks_the_host_and_logs(ChannelKind channel)
    {
        await using var pool = await RealPool.StartAsync(TestPool.Quick with { Channel = channel }, """
            const record = await kv.get("key");
            log.info("got", record, payload.content);
            """);
        pool.Broker.Answer = call => call.Succeed("null"u8);

        var outcome = await pool.DispatchAsync(1, """{"content":"hi"}""");

        outcome.Error.ShouldBeNull();
        outcome.Kind.ShouldBe(DispatchOutcomeKind.Ok);
        outcome.Usage.HostCalls.ShouldBe(1u);
        pool.Broker.Calls.ShouldHaveSingleItem().Method.ShouldBe("kv.get");
        pool.TemplateLog.Lines.ShouldHaveSingleItem().Text.ShouldContain("hi");
    }

    [Theory]
    [InlineData(ChannelKind.Pipes, 0)]
    [InlineData(ChannelKind.Socket, 1)]
    public async Task A_child_gets_no_environment_and_no_descriptor_but_its_channel(ChannelKind channel, int sockets)
    {
        await using var pool = await RealPool.StartAsync(TestPool.Quick with { Channel = channel });
        await pool.DispatchAsync(1);
        var process = pool.Pool.Sandboxes[0].ProcessId;

        File.ReadAllBytes($"/proc/{process}/environ").ShouldBeEmpty();
        var descriptors = Directory.GetFiles($"/proc/{process}/fd").ToDictionary(path => int.Parse(Path.GetFileName(path)), path => new FileInfo(path).LinkTarget!);
        descriptors[0].ShouldBe("/dev/null");
        descriptors[1].ShouldStartWith("pipe:");
        descriptors[2].ShouldBe(descriptors[1]);
        descriptors[3].ShouldStartWith(channel == ChannelKind.Socket ? "socket:" : "pipe:");
        descriptors.Values.Count(target => target.StartsWith("socket:", StringComparison.Ordinal)).ShouldBe(sockets);
        ParentAndSession(process).ShouldBe((Environment.ProcessId, process));
    }

    [Fact]
    public async Task A_child_killed_in_mid_dispatch_costs_what_it_held_and_nobody_else()
    {
        await using var pool = await RealPool.StartAsync(TestPool.Quick with { Processes = 2 });
        pool.SetTemplate(2, """await kv.get("held");""");
        pool.SetTemplate(1, """if (payload.hold) await kv.get("held");""");
        var victim = pool.DispatchAsync(2);
        var neighbour = pool.DispatchAsync(1, """{"hold":true}""");
        await Eventually.HoldsAsync(() => pool.Broker.Calls.Count == 2, "both host calls");

        using (var process = Process.GetProcessById(pool.Pool.Sandboxes[0].ProcessId))
            process.Kill();
        var crash = await victim;
        pool.SetTemplate(2, "");
        pool.Pool.Reload(TestPool.Tenant(2));

        crash.Kind.ShouldBe(DispatchOutcomeKind.Crash);
        (await pool.DispatchAsync(2)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        (await pool.DispatchAsync(1)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        neighbour.IsCompleted.ShouldBeFalse();
        foreach (var (call, _, _) in pool.Broker.Calls)
            call.Succeed("null"u8);
        (await neighbour).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        pool.Log.Lines.ShouldContain(line => line.Id == 3001 && line.Text.Contains("SIGKILL"), pool.Log.ToString());
    }

    [Fact]
    public async Task An_endless_loop_is_ended_at_its_limit_and_costs_nobody_else()
    {
        await using var pool = await RealPool.StartAsync(TestPool.Quick with { CpuLimit = TimeSpan.FromMilliseconds(250), CpuBurst = TimeSpan.Zero });
        pool.SetTemplate(1, "while (true);");

        var endless = pool.DispatchAsync(1);
        var other = await pool.DispatchAsync(2);

        (await endless).Kind.ShouldBe(DispatchOutcomeKind.CpuLimit);
        other.Kind.ShouldBe(DispatchOutcomeKind.Ok);
        pool.Pool.Sandboxes[0].Restarts.ShouldBe(0);
    }

    [Fact]
    public async Task A_wait_without_end_is_ended_at_its_deadline()
    {
        await using var pool = await RealPool.StartAsync(TestPool.Quick with { Deadline = TimeSpan.FromMilliseconds(100) }, "await new Promise(() => {});");

        var ended = await pool.DispatchAsync(1);

        ended.Kind.ShouldBe(DispatchOutcomeKind.Deadline);
        ended.Error.ShouldNotBeNull().Message.ShouldEndWith("(0.1 s, limits.dispatch_seconds)");
        pool.Pool.Sandboxes[0].Restarts.ShouldBe(0);
    }

    [Fact]
    public async Task A_huge_argument_and_a_huge_error_hurt_nobody()
    {
        await using var pool = await RealPool.StartAsync();
        pool.Broker.Answer = call => call.Succeed("null"u8);
        pool.SetTemplate(1, """await kv.set("key", "x".repeat(3 * 1024 * 1024));""");
        pool.SetTemplate(2, """throw new Error("y".repeat(1024 * 1024));""");

        (await pool.DispatchAsync(1)).Kind.ShouldBe(DispatchOutcomeKind.Error);
        (await pool.DispatchAsync(2)).Kind.ShouldBe(DispatchOutcomeKind.Error);
        (await pool.DispatchAsync(3)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        pool.Pool.Sandboxes[0].Restarts.ShouldBe(0);
    }

    [Fact]
    public async Task A_tenant_beyond_its_memory_is_ended_and_starts_over()
    {
        await using var pool = await RealPool.StartAsync(
            TestPool.Quick with { MemoryLimitKiB = 8 * 1024, CpuLimit = TimeSpan.FromSeconds(10), CpuBurst = TimeSpan.Zero });
        pool.SetTemplate(1, """
            if (payload.grow) {
              const kept = [];
              while (true) kept.push(new Array(1000).fill(kept.length));
            }
            """);

        (await pool.DispatchAsync(1, """{"grow":true}""")).Kind.ShouldBe(DispatchOutcomeKind.MemoryLimit);
        (await pool.DispatchAsync(1)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        (await pool.DispatchAsync(2)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
    }

    [Fact]
    public async Task Templates_that_do_not_parse_say_where()
    {
        await using var pool = await RealPool.StartAsync();
        pool.Templates.Set(TestPool.Tenant(1), "const ok = 1;\nconst = 2;\n");

        var outcome = await pool.DispatchAsync(1);

        outcome.Kind.ShouldBe(DispatchOutcomeKind.Error);
        outcome.Error!.Name.ShouldBe("SyntaxError");
        (outcome.Error.Template, outcome.Error.File, outcome.Error.Line).ShouldBe(("test", "main.js", 2));
    }

    [Fact]
    public async Task Thousands_of_events_of_many_tenants_all_end_and_start_in_order()
    {
        const int Tenants = 20;
        const int Events = 200;
        await using var pool = await RealPool.StartAsync(
            TestPool.Quick with { Processes = 2 }, "globalThis.last = (globalThis.last ?? -1) + 1; if (payload.n !== last) throw new Error(`${payload.n} after ${last}`);");

        for (var i = 0; i < Events; i++)
        {
            for (var tenant = 1ul; tenant <= Tenants; tenant++)
                pool.Pool.Dispatch(TestPool.Tenant(tenant), RealPool.Event, System.Text.Encoding.UTF8.GetBytes($$"""{"n":{{i}}}"""));
        }
        await Eventually.HoldsAsync(() => pool.Observer.Outcomes.Count == Tenants * Events, "all outcomes");

        pool.Observer.Outcomes.ShouldAllBe(outcome => outcome.Kind == DispatchOutcomeKind.Ok);
    }

    [Fact]
    public async Task A_drained_and_disposed_pool_leaves_no_process()
    {
        var pool = await RealPool.StartAsync(TestPool.Quick with { Processes = 2 });
        var processes = pool.Pool.Sandboxes.Select(sandbox => sandbox.ProcessId).ToArray();
        await pool.DispatchAsync(1);

        (await pool.Pool.DrainAsync(Eventually.Patience)).ShouldBeTrue();
        await pool.DisposeAsync();

        processes.ShouldAllBe(process => !Directory.Exists($"/proc/{process}"));
        pool.Log.Lines.Count(line => line.Id == 3002 && line.Text.Contains("(Done)")).ShouldBe(2, pool.Log.ToString());
    }

    [Fact]
    public async Task A_missing_program_is_named()
    {
        var error = await Should.ThrowAsync<SandboxLaunchException>(() => RealPool.StartAsync(TestPool.Quick with { Executable = "/nowhere/TemplateWorker.Sandbox" }));

        error.Message.ShouldContain("'/nowhere/TemplateWorker.Sandbox' does not exist");
        error.Message.ShouldContain("sandbox.executable");
    }

    [Fact]
    public async Task A_program_that_is_no_sandbox_is_given_up_with_its_last_words()
    {
        var error = await Should.ThrowAsync<SandboxLaunchException>(() => RealPool.StartAsync(TestPool.Quick with { Executable = "/bin/false" }));

        error.Message.ShouldContain("ended before it was ready");
        error.Message.ShouldContain("code 1");
    }

    static (int Parent, int Session) ParentAndSession(int process)
    {
        // Fields of stat after the name in brackets: state, parent, group, session.
        var fields = File.ReadAllText($"/proc/{process}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (int.Parse(fields[1]), int.Parse(fields[3]));
    }

    [Fact]
    public async Task Each_line_is_that_of_the_template_that_logged_it()
    {
        await using var pool = await RealPool.StartAsync();
        var tenant = TestPool.Tenant(1);
        pool.Templates.SetAll(tenant, Logging("one"), Logging("two"));

        await pool.DispatchAsync(1);

        pool.TemplateLog.Lines.ShouldBe(
        [
            (tenant, "one", "loaded one"), (tenant, "two", "loaded two"),
            (tenant, "one", "ran one"), (tenant, "one", "console of one"), (tenant, "two", "ran two"), (tenant, "two", "console of two"),
        ]);
    }

    static TenantTemplate Logging(string name) => new()
    {
        Program = new TemplateProgram(name, 1, "main.js", new Dictionary<string, string>
        {
            ["main.js"] = $$"""
                const { on, log } = require("templateworker");
                log.info("loaded {{name}}");
                on("TEST", () => {
                  log.info("ran {{name}}");
                  console.log("console of {{name}}");
                });
                """,
        }),
    };

    [Theory]
    [InlineData(ScriptExecution.Interpreted, false)]
    [InlineData(ScriptExecution.Compiled, true)]
    public async Task Scripts_are_compiled_to_machine_code_only_where_the_operator_wants_it(ScriptExecution scripts, bool isCompiled)
    {
        await using var pool = await RealPool.StartAsync(
            TestPool.Quick with { Scripts = scripts }, "let sum = 0; for (let i = 0; i < 2e6; i++) sum += i % 7; log.info(`${sum}`);");

        (await pool.DispatchAsync(1)).Kind.ShouldBe(DispatchOutcomeKind.Ok);

        Directory.GetDirectories($"/proc/{pool.Pool.Sandboxes[0].ProcessId}/task")
            .Select(thread => File.ReadAllText($"{thread}/comm").Trim()).Contains("JITWorker").ShouldBe(isCompiled);
    }
}
