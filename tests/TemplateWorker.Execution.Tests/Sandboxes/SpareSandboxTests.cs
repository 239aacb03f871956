using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Sandboxes.Launch;
using TemplateWorker.Execution.Tests.Fakes;

namespace TemplateWorker.Execution.Tests.Sandboxes;

public sealed class SpareSandboxTests
{
    // A test that waited for a delay would not end.
    static readonly SandboxPoolOptions OneSpare = TestPool.Quick with
    {
        Spares = 1,
        RestartBackoff = TimeSpan.FromHours(1),
        RestartBackoffMax = TimeSpan.FromHours(1),
    };

    [Fact]
    public async Task A_spare_is_warm_and_holds_no_tenant()
    {
        await using var pool = await TestPool.StartAsync(OneSpare);
        await SpareIsReadyAsync(pool);

        var spare = pool.Launcher.Started.Last();

        pool.Launcher.Started.Count.ShouldBe(2);
        spare.IsWarm.ShouldBeTrue();
        spare.Loads.ShouldBeEmpty();
        spare.Dispatches.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_spare_takes_the_place_of_a_sandbox_that_dies_and_another_is_started_behind_it()
    {
        await using var pool = await TestPool.StartAsync(OneSpare);
        await SpareIsReadyAsync(pool);
        await pool.DispatchAsync(1, "before");
        var (first, spare) = (pool.Launcher.Started.First(), pool.Launcher.Started.Last());

        first.Die();
        await Eventually.HoldsAsync(() => pool.Pool.Sandboxes[0].Restarts == 1, "the death is seen");
        (await pool.DispatchAsync(1, "after")).Kind.ShouldBe(DispatchOutcomeKind.Ok);

        spare.Dispatches.ShouldHaveSingleItem().Text.ShouldBe("after");
        await SpareIsReadyAsync(pool);
        pool.Launcher.Started.Count.ShouldBe(3);
        pool.Templates.Loads.ShouldBe(1);
    }

    [Fact]
    public async Task What_a_spare_is_given_has_the_numbers_of_a_fresh_sandbox()
    {
        await using var pool = await TestPool.StartAsync(OneSpare);
        await SpareIsReadyAsync(pool);
        for (var tenant = 1ul; tenant <= 3; tenant++)
            await pool.DispatchAsync(tenant);

        pool.Launcher.Started.First().Die();
        await Eventually.HoldsAsync(() => pool.Pool.Sandboxes[0].Restarts == 1, "the death is seen");
        await pool.DispatchAsync(2);

        pool.Launcher.Started.ElementAt(1).Loads.ShouldHaveSingleItem().TenantKey.ShouldBe(1u);
    }

    [Fact]
    public async Task A_spare_that_dies_is_replaced_and_the_pool_goes_on()
    {
        await using var pool = await TestPool.StartAsync(OneSpare);
        await SpareIsReadyAsync(pool);

        pool.Launcher.Started.Last().Die();

        await Eventually.HoldsAsync(() => pool.Launcher.Started.Count == 3 && pool.Pool.Spares == 1, "another spare");
        (await pool.DispatchAsync(1)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        pool.Pool.Sandboxes[0].Restarts.ShouldBe(0);
        pool.Log.Lines.ShouldContain(line => line.Id == 3091, pool.Log.ToString());
    }

    [Fact]
    public async Task A_spare_that_cannot_be_started_is_tried_again()
    {
        await using var pool = await TestPool.StartAsync(TestPool.Quick with { Spares = 1 });
        await SpareIsReadyAsync(pool);
        pool.Launcher.Failure = new SandboxLaunchException("no such program");
        pool.Launcher.Started.Last().Die();
        await Eventually.HoldsAsync(() => pool.Log.Lines.Count(line => line.Id == 3092) >= 2, "two failed launches");

        pool.Launcher.Failure = null;

        await SpareIsReadyAsync(pool);
    }

    [Fact]
    public async Task A_spare_that_cannot_run_a_template_is_no_spare()
    {
        await using var pool = await TestPool.StartAsync(TestPool.Quick with { Spares = 1 }, sandbox => sandbox.WarmsUp = false);

        await Eventually.HoldsAsync(() => pool.Log.Lines.Count(line => line.Id == 3091) >= 2, "two spares are given up");

        pool.Pool.Spares.ShouldBe(0);
        (await pool.DispatchAsync(1)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
    }

    [Fact]
    public async Task Sandboxes_that_die_at_once_are_all_replaced_one_of_them_by_the_spare()
    {
        await using var pool = await TestPool.StartAsync(OneSpare with { Processes = 3 });
        await SpareIsReadyAsync(pool);

        foreach (var sandbox in pool.Launcher.Started.Take(3))
            sandbox.Die();
        await Eventually.HoldsAsync(() => pool.Pool.Sandboxes.All(sandbox => sandbox is { Restarts: 1, State: SandboxState.Ready }), "all are replaced");

        for (var tenant = 0ul; tenant < 3; tenant++)
            (await pool.DispatchAsync(tenant)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        pool.Log.Lines.ShouldContain(line => line.Id == 3093, pool.Log.ToString());
    }

    [Fact]
    public async Task A_replacement_that_dies_young_is_followed_after_the_delay_and_not_before()
    {
        var time = new ManualTimeProvider();
        await using var pool = await TestPool.StartAsync(TestPool.Quick with { Spares = 0, RestartBackoff = TimeSpan.FromSeconds(1), RestartBackoffMax = TimeSpan.FromSeconds(8) }, time: time);
        pool.Sandbox.Die();
        await Eventually.HoldsAsync(() => pool.Pool.Sandboxes[0] is { Restarts: 1, State: SandboxState.Ready }, "the first is replaced at once");

        pool.Sandbox.Die();
        await Eventually.HoldsAsync(() => pool.Pool.Sandboxes[0].State == SandboxState.BackingOff, "the second waits");
        time.Advance(TimeSpan.FromMilliseconds(999));
        pool.Launcher.Started.Count.ShouldBe(2);
        await Eventually.HoldsAsync(
            () =>
            {
                time.Advance(TimeSpan.FromMilliseconds(1));
                return pool.Launcher.Started.Count == 3;
            },
            "the third is started");
    }

    static Task SpareIsReadyAsync(TestPool pool) => Eventually.HoldsAsync(() => pool.Pool.Spares == 1, "a spare is ready");
}
