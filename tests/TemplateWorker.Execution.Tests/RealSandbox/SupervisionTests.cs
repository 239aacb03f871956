using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Sandboxes.Launch;
using TemplateWorker.Execution.Tests.Fakes;

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
        pool.Log.Lines.ShouldContain(line => line.Id == 3073 && line.Text.Contains($"(process {killed})"), pool.Log.ToString());
        pool.Log.Lines.Count(line => line.Id == 3000).ShouldBe(1, "only the first sandbox was waited for");
        pool.TemplateLog.Lines.Count.ShouldBe(2, "the template that warms a spare logs nowhere");
        pool.Broker.Calls.ShouldBeEmpty();
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
    public async Task A_disposed_pool_leaves_no_spare()
    {
        var pool = await RealPool.StartAsync(OneSpare);
        await Eventually.HoldsAsync(() => pool.Pool.Spares == 1, "the spare is ready");

        await pool.DisposeAsync();

        pool.Log.Lines.Count(line => line.Id is 3002 or 3074 && line.Text.Contains("(Done)")).ShouldBe(2, pool.Log.ToString());
    }
}
