using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes.Launch;
using TemplateWorker.Execution.Tests.Fakes;

namespace TemplateWorker.Execution.Tests.Sandboxes;

/// <summary>A new process takes the place of one that is well.</summary>
public sealed class HandoverTests
{
    [Fact]
    public async Task New_events_go_to_the_new_process_while_the_former_ends_what_it_holds()
    {
        await using var pool = await TestPool.StartAsync(configure: HoldSome);
        var running = pool.DispatchAsync(1, "hold");
        await Eventually.HoldsAsync(() => pool.Sandbox.Dispatches.Count == 1, "the event's arrival");
        var former = pool.Sandbox;

        var replacing = pool.Pool.ReplaceAsync(CancellationToken.None);
        await TookOverAsync(pool);
        var after = await pool.DispatchAsync(1, "after");

        after.Kind.ShouldBe(DispatchOutcomeKind.Ok);
        pool.Sandbox.ShouldNotBe(former);
        pool.Sandbox.Dispatches.ShouldHaveSingleItem().Text.ShouldBe("after");
        replacing.IsCompleted.ShouldBeFalse();
        former.EndDispatch(former.Dispatches.Single().Id);
        (await running).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        await replacing;
        former.Dispatches.ShouldHaveSingleItem();
        pool.Templates.Loads.ShouldBe(1);
        pool.Pool.Sandboxes[0].Restarts.ShouldBe(0);
        await Eventually.HoldsAsync(() => former.HostClosed, "the former is asked to leave");
    }

    [Fact]
    public async Task A_tenants_next_event_waits_until_the_former_process_has_begun_those_before_it()
    {
        using var gate = new ManualResetEventSlim();
        await using var pool = await TestPool.StartAsync(configure: BusyUntil(gate));
        var former = pool.Sandbox;
        var busy = pool.DispatchAsync(1, "busy");
        await Eventually.HoldsAsync(() => former.Dispatches.Count == 1, "the first event's arrival");
        var second = pool.DispatchAsync(1, "second");

        var replacing = pool.Pool.ReplaceAsync(CancellationToken.None);
        await TookOverAsync(pool);
        var third = pool.DispatchAsync(1, "third");
        (await pool.DispatchAsync(2, "of another")).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        var fourth = pool.DispatchAsync(1, "fourth");

        pool.Sandbox.Dispatches.ShouldHaveSingleItem().Text.ShouldBe("of another");
        gate.Set();
        (await Task.WhenAll(busy, second, third, fourth)).ShouldAllBe(outcome => outcome.Kind == DispatchOutcomeKind.Ok);
        await replacing;
        former.Dispatches.Select(dispatch => dispatch.Text).ShouldBe(["busy", "second"]);
        pool.Sandbox.Dispatches.Select(dispatch => dispatch.Text).ShouldBe(["of another", "third", "fourth"]);
    }

    [Fact]
    public async Task What_waits_for_a_former_process_that_dies_runs_on_the_new_one()
    {
        using var gate = new ManualResetEventSlim();
        await using var pool = await TestPool.StartAsync(configure: BusyUntil(gate));
        var former = pool.Sandbox;
        var busy = pool.DispatchAsync(1, "busy");
        await Eventually.HoldsAsync(() => former.Dispatches.Count == 1, "the event's arrival");
        var replacing = pool.Pool.ReplaceAsync(CancellationToken.None);
        await TookOverAsync(pool);
        var waiting = pool.DispatchAsync(1, "waiting");

        former.Die();

        (await busy).Kind.ShouldBe(DispatchOutcomeKind.Crash);
        (await waiting).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        await replacing;
        pool.Sandbox.Dispatches.ShouldHaveSingleItem().Text.ShouldBe("waiting");
        pool.Pool.Sandboxes[0].Restarts.ShouldBe(0);
        pool.Log.Lines.ShouldContain(line => line.Id == 3077, pool.Log.ToString());
        gate.Set();
    }

    [Fact]
    public async Task What_does_not_end_within_the_limit_is_cancelled()
    {
        await using var pool = await TestPool.StartAsync(TestPool.Quick with { DrainLimit = TimeSpan.Zero }, HoldSome);
        var running = pool.DispatchAsync(1, "hold");
        await Eventually.HoldsAsync(() => pool.Sandbox.Dispatches.Count == 1, "the event's arrival");

        await pool.Pool.ReplaceAsync(CancellationToken.None);

        var cancelled = await running;
        cancelled.Kind.ShouldBe(DispatchOutcomeKind.Cancelled);
        cancelled.Error!.Message.ShouldContain("sandbox.drain_seconds");
        (await pool.DispatchAsync(1)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
    }

    [Fact]
    public async Task All_sandboxes_and_the_spare_are_replaced()
    {
        await using var pool = await TestPool.StartAsync(TestPool.Quick with { Processes = 3, Spares = 1 });
        await Eventually.HoldsAsync(() => pool.Pool.Spares == 1, "a spare is ready");
        var former = pool.Launcher.Started.ToArray();

        await pool.Pool.ReplaceAsync(CancellationToken.None);

        await Eventually.HoldsAsync(() => former.All(sandbox => sandbox.HostClosed) && pool.Pool.Spares == 1, "all are new");
        for (var tenant = 0ul; tenant < 3; tenant++)
            (await pool.DispatchAsync(tenant)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        former.ShouldAllBe(sandbox => sandbox.Dispatches.IsEmpty);
        pool.Launcher.Started.Count.ShouldBe(8);
    }

    [Fact]
    public async Task A_process_that_cannot_be_started_leaves_the_place_to_the_one_that_has_it()
    {
        await using var pool = await TestPool.StartAsync();
        var present = pool.Sandbox;
        pool.Launcher.Failure = new SandboxLaunchException("no such program");

        var error = await Should.ThrowAsync<SandboxLaunchException>(() => pool.Pool.ReplaceAsync(CancellationToken.None));

        error.Message.ShouldBe("no such program");
        (await pool.DispatchAsync(1)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        present.Dispatches.Count.ShouldBe(1);
        pool.Launcher.Failure = null;
        await pool.Pool.ReplaceAsync(CancellationToken.None);
        pool.Launcher.Started.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_pool_that_is_disposed_meanwhile_leaves_no_event_without_an_outcome()
    {
        var pool = await TestPool.StartAsync(TestPool.Quick with { DrainLimit = TimeSpan.FromHours(1) }, HoldSome);
        var former = pool.DispatchAsync(1, "hold");
        await Eventually.HoldsAsync(() => pool.Sandbox.Dispatches.Count == 1, "the event's arrival");
        var replacing = pool.Pool.ReplaceAsync(CancellationToken.None);
        await TookOverAsync(pool);
        var present = pool.DispatchAsync(1, "hold");

        await pool.DisposeAsync();

        (await former).Kind.ShouldBe(DispatchOutcomeKind.Cancelled);
        (await present).Kind.ShouldBe(DispatchOutcomeKind.Cancelled);
        await replacing;
    }

    static void HoldSome(FakeSandbox sandbox) => sandbox.OnDispatch = (self, dispatch) =>
    {
        if (dispatch.Text != "hold")
            self.EndDispatch(dispatch.Id);
    };

    static Action<FakeSandbox> BusyUntil(ManualResetEventSlim gate) => sandbox => sandbox.OnDispatch = (self, dispatch) =>
    {
        if (dispatch.Text == "busy")
            gate.Wait();
        self.EndDispatch(dispatch.Id);
    };

    static Task TookOverAsync(TestPool pool) => Eventually.HoldsAsync(() => pool.Log.Lines.Any(line => line.Id == 3075), "the new process has the place");
}
