using TemplateWorker.Confinement;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Tests.Fakes;
using TemplateWorker.Protocol;

namespace TemplateWorker.Execution.Tests.RealSandbox;

/// <summary>Real processes that die or stop, and what takes their place.</summary>
public sealed class SupervisionTests
{
    const int Stop = 19;

    // A test that waited for a delay would not end.
    static readonly SandboxPoolOptions OneSpare = TestPool.Quick with
    {
        Spares = 1,
        RestartBackoff = TimeSpan.FromHours(1),
        RestartBackoffMax = TimeSpan.FromHours(1),
    };

    [Fact]
    public async Task A_warm_spare_runs_the_next_event_after_a_kill()
    {
        await using var pool = await RealPool.StartAsync(OneSpare, """log.info("ran");""");
        (await pool.DispatchAsync(1)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        await Eventually.HoldsAsync(() => pool.Pool.Spares == 1, "the spare is ready");
        var killed = pool.Pool.Sandboxes[0].ProcessId;

        NativeSpawn.SendSignal(killed, NativeSpawn.Kill).ShouldBe(0);
        await Eventually.HoldsAsync(() => pool.Pool.Sandboxes[0].Restarts == 1, "the death is seen");
        (await pool.DispatchAsync(1)).Kind.ShouldBe(DispatchOutcomeKind.Ok);

        pool.Pool.Sandboxes[0].ProcessId.ShouldNotBe(killed);
        pool.Log.Lines.ShouldContain(line => line.Id == 3093 && line.Text.Contains($"(process {killed})"), pool.Log.ToString());
        pool.Log.Lines.Count(line => line.Id == 3000).ShouldBe(1, "only the first sandbox was waited for");
        pool.TemplateLog.Lines.Count.ShouldBe(2, "the template that warms a spare logs nowhere");
        pool.Broker.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_confined_child_whose_native_code_aborts_is_replaced_and_the_log_says_why()
    {
        await using var pool = await RealPool.StartAsync(OneSpare);
        (await pool.DispatchAsync(1)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        await Eventually.HoldsAsync(() => pool.Pool.Spares == 1, "the spare is ready");

        NativeSpawn.SendSignal(pool.Pool.Sandboxes[0].ProcessId, (int)SandboxExitCode.Aborted).ShouldBe(0);

        await Eventually.HoldsAsync(() => pool.Log.Lines.Any(line => line.Text.Contains("exited with code 6 (Aborted: the script engine")), "its end is told");
        (await pool.DispatchAsync(1)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_child_that_is_stopped_answers_no_ping_and_is_killed_and_replaced(bool holdsEvent)
    {
        var time = new ManualTimeProvider();
        await using var pool = await RealPool.StartAsync(OneSpare with { HelloLimit = TimeSpan.FromDays(1) }, "await kv.get('never');", time: time);
        await Eventually.HoldsAsync(() => pool.Pool.Spares == 1, "the spare is ready");
        var stopped = pool.Pool.Sandboxes[0].ProcessId;
        var held = holdsEvent ? pool.DispatchAsync(1) : null;
        if (holdsEvent)
            await Eventually.HoldsAsync(() => pool.Broker.Calls.Count == 1, "the event runs");

        NativeSpawn.SendSignal(stopped, Stop).ShouldBe(0);
        await Eventually.HoldsAsync(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(5));
                return pool.Pool.Sandboxes[0].Restarts >= 1;
            },
            "the silence is noticed");

        await Eventually.HoldsAsync(() => pool.Log.Lines.Any(line => line.Id == 3001), "the stopped process is gone");
        Directory.Exists($"/proc/{stopped}").ShouldBeFalse();
        if (held is not null)
            (await held).Kind.ShouldBe(DispatchOutcomeKind.Crash);
        pool.Broker.Answer = call => call.Succeed("null"u8);
        (await pool.DispatchAsync(1)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        // It is looked at for both, and either can be seen first.
        pool.Log.Lines.Single(line => line.Id == 3001 && line.Text.Contains($"process {stopped}")).Text
            .ShouldMatch("(gave no sign of life|took nothing of what waits).*SIGKILL");
    }

    [Fact]
    public async Task Events_that_come_while_all_processes_are_replaced_run_once_and_in_order()
    {
        const int Tenants = 10;
        const int Events = 60;
        await using var pool = await RealPool.StartAsync(TestPool.Quick with { Processes = 2 }, "await kv.get(`${payload.n}`);");
        pool.Broker.Answer = call => call.Succeed("null"u8);
        var first = pool.Pool.Sandboxes.Select(sandbox => sandbox.ProcessId).ToArray();

        var replacing = Task.CompletedTask;
        for (var i = 0; i < Events; i++)
        {
            if (i == Events / 4)
                replacing = pool.Pool.ReplaceAsync(TestContext.Current.CancellationToken);
            for (var tenant = 1ul; tenant <= Tenants; tenant++)
                pool.Pool.Dispatch(TestPool.Tenant(tenant), RealPool.Event, System.Text.Encoding.UTF8.GetBytes($$"""{"n":{{i}}}"""));
            // Some of what follows meets the former processes, some the change, some the new ones.
            await Eventually.HoldsAsync(() => pool.Observer.Outcomes.Count > (i - 20) * Tenants, "the events keep their pace");
            if (i == Events - 5)
                await replacing;
        }
        await Eventually.HoldsAsync(() => pool.Observer.Outcomes.Count >= Tenants * Events, "all outcomes");

        pool.Observer.Outcomes.Count.ShouldBe(Tenants * Events);
        pool.Observer.Outcomes.ShouldAllBe(outcome => outcome.Kind == DispatchOutcomeKind.Ok);
        foreach (var calls in pool.Broker.Calls.GroupBy(call => call.Call.Tenant))
            calls.Select(call => int.Parse(call.Arguments.Split('"')[1])).ShouldBe(Enumerable.Range(0, Events));
        pool.Pool.Sandboxes.ShouldAllBe(sandbox => !first.Contains(sandbox.ProcessId) && sandbox.Restarts == 0);
        pool.Log.Lines.Count(line => line.Id == 3076 && line.Text.Contains("0 dispatches") && line.Text.Contains("(Done)")).ShouldBe(2, pool.Log.ToString());
    }

    [Theory]
    [InlineData(90, DispatchOutcomeKind.Ok, 3079)]
    [InlineData(180, DispatchOutcomeKind.Crash, 3001)]
    public async Task A_child_that_holds_too_much_memory_is_replaced_or_killed(int mib, DispatchOutcomeKind kind, int logged)
    {
        var time = new ManualTimeProvider();
        var options = OneSpare with
        {
            HelloLimit = TimeSpan.FromDays(1),
            ProcessMemoryMib = 128,
            MemoryLimitKiB = 1024 * 1024,
            CpuLimit = TimeSpan.FromSeconds(30),
            CheckInterval = TimeSpan.FromMilliseconds(500),
        };
        await using var pool = await RealPool.StartAsync(
            options, """if (payload.mib) { globalThis.kept = new Uint8Array(payload.mib << 20).fill(1); await kv.get("go on"); }""", time: time);
        await Eventually.HoldsAsync(() => pool.Pool.Spares == 1, "the spare is ready");
        var large = pool.Pool.Sandboxes[0].ProcessId;
        var running = pool.DispatchAsync(1, $$"""{"mib":{{mib}}}""");
        await Eventually.HoldsAsync(() => pool.Broker.Calls.Count == 1, "the memory is held");

        time.Advance(RestartDelay.HealthyLife + options.MemoryInterval);
        await Eventually.HoldsAsync(() => pool.Pool.Sandboxes[0].ProcessId != large && pool.Pool.Sandboxes[0].ProcessId != 0, "another process has the place");
        if (kind == DispatchOutcomeKind.Ok)
            pool.Broker.Calls.Single().Call.Succeed("null"u8);

        (await running).Kind.ShouldBe(kind);
        (await pool.DispatchAsync(1)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        await Eventually.HoldsAsync(() => !Directory.Exists($"/proc/{large}"), "the large one is gone");
        await Eventually.HoldsAsync(
            () => pool.Log.Lines.Any(line => line.Id == logged && line.Text.Contains("sandbox.process_memory_mib")), "the log says why");
    }

    [Fact]
    public async Task A_disposed_pool_leaves_no_spare()
    {
        var pool = await RealPool.StartAsync(OneSpare);
        await Eventually.HoldsAsync(() => pool.Pool.Spares == 1, "the spare is ready");

        await pool.DisposeAsync();

        pool.Log.Lines.Count(line => line.Id is 3002 or 3094 && line.Text.Contains("(Done)")).ShouldBe(2, pool.Log.ToString());
    }
}
