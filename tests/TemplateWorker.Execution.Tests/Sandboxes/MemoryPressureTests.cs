using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Tests.Fakes;

namespace TemplateWorker.Execution.Tests.Sandboxes;

public sealed class MemoryPressureTests
{
    const long Mib = 1024 * 1024;

    static readonly SandboxPoolOptions Options = TestPool.Quick with { ProcessMemoryMib = 1000, CheckInterval = TimeSpan.FromMilliseconds(500) };

    [Fact]
    public async Task A_sandbox_above_its_memory_gives_its_place_to_another_and_ends_what_it_holds()
    {
        var time = new ManualTimeProvider();
        await using var pool = await TestPool.StartAsync(Options, HoldSome, time: time);
        var running = pool.DispatchAsync(1, "hold");
        await Eventually.HoldsAsync(() => pool.Sandbox.Dispatches.Count == 1, "the event's arrival");
        var former = pool.Sandbox;
        former.ResidentBytes = 1001 * Mib;

        time.Advance(RestartDelay.HealthyLife + Options.MemoryInterval);
        await Eventually.HoldsAsync(() => pool.Log.Lines.Any(line => line.Id == 3075), "another process has the place");
        former.EndDispatch(former.Dispatches.Single().Id);

        (await running).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        (await pool.DispatchAsync(1)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        pool.Log.Lines.ShouldContain(line => line.Id == 3079 && line.Text.Contains("holds 1001 MiB of memory, more than 1000"), pool.Log.ToString());
        pool.Pool.Sandboxes[0].Restarts.ShouldBe(0);
        pool.Launcher.Started.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_sandbox_far_above_its_memory_is_killed_and_what_it_held_says_why()
    {
        var time = new ManualTimeProvider();
        await using var pool = await TestPool.StartAsync(Options, HoldSome, time: time);
        var running = pool.DispatchAsync(1, "hold");
        await Eventually.HoldsAsync(() => pool.Sandbox.Dispatches.Count == 1, "the event's arrival");
        pool.Sandbox.ResidentBytes = 1501 * Mib;

        time.Advance(Options.MemoryInterval);

        var outcome = await running;
        outcome.Kind.ShouldBe(DispatchOutcomeKind.Crash);
        outcome.Error!.Message.ShouldContain("held 1501 MiB of memory, more than 1.5 times the 1000 of sandbox.process_memory_mib");
        (await pool.DispatchAsync(1)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        pool.Log.Lines.ShouldContain(line => line.Id == 3001 && line.Text.Contains("1501 MiB"), pool.Log.ToString());
    }

    [Fact]
    public async Task A_former_process_that_grows_on_is_killed_as_well()
    {
        var time = new ManualTimeProvider();
        await using var pool = await TestPool.StartAsync(Options with { DrainLimit = TimeSpan.FromHours(1) }, HoldSome, time: time);
        var running = pool.DispatchAsync(1, "hold");
        await Eventually.HoldsAsync(() => pool.Sandbox.Dispatches.Count == 1, "the event's arrival");
        var former = pool.Sandbox;
        var replacing = pool.Pool.ReplaceAsync(CancellationToken.None);
        await Eventually.HoldsAsync(() => pool.Log.Lines.Any(line => line.Id == 3075), "another process has the place");

        former.ResidentBytes = 1501 * Mib;
        await Eventually.HoldsAsync(
            () =>
            {
                time.Advance(Options.MemoryInterval);
                return running.IsCompleted;
            },
            "the former is killed");

        (await running).Kind.ShouldBe(DispatchOutcomeKind.Crash);
        await replacing;
    }

    [Fact]
    public async Task Near_its_memory_a_sandbox_gives_up_the_VMs_of_those_who_are_idle_the_longest()
    {
        var time = new ManualTimeProvider();
        await using var pool = await TestPool.StartAsync(Options, time: time);
        for (var tenant = 1ul; tenant <= 4; tenant++)
        {
            await pool.DispatchAsync(tenant);
            time.Advance(TimeSpan.FromSeconds(1));
        }
        pool.Sandbox.ResidentBytes = 801 * Mib;

        time.Advance(TimeSpan.FromSeconds(25));
        pool.Log.Lines.ShouldNotContain(line => line.Id == 3080, pool.Log.ToString());
        time.Advance(TimeSpan.FromSeconds(6));

        await Eventually.HoldsAsync(() => pool.Sandbox.Unloads.Count >= 2, "the unloads");
        pool.Sandbox.Unloads.Take(2).ShouldBe([1u, 2u]);
        pool.Pool.Sandboxes[0].Restarts.ShouldBe(0);
        pool.Launcher.Started.Count.ShouldBe(1);
    }

    static void HoldSome(FakeSandbox sandbox) => sandbox.OnDispatch = (self, dispatch) =>
    {
        if (dispatch.Text != "hold")
            self.EndDispatch(dispatch.Id);
    };
}
