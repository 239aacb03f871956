using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes.Conduct;
using TemplateWorker.Execution.Tests.Fakes;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Tests.Sandboxes.Conduct;

public sealed class PenaltySandboxTests
{
    static readonly LimitSettings Limits = new() { Offences = 3 };

    readonly ManualTimeProvider _time = new();
    readonly ConductBook _conduct;

    public PenaltySandboxTests() => _conduct = new ConductBook(Limits, new RecordingLoggerFactory(), _time);

    [Fact]
    public async Task A_tenant_that_offends_goes_to_a_sandbox_of_its_own_and_its_neighbour_stays()
    {
        await using var pool = await StartAsync();
        await OffendAsync(pool, 3);

        (await pool.DispatchAsync(1)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        (await pool.DispatchAsync(2)).Kind.ShouldBe(DispatchOutcomeKind.Ok);

        var (ordinary, penalty) = (pool.Launcher.Started.First(), pool.Launcher.Started.Last());
        pool.Launcher.Started.Count.ShouldBe(2);
        ordinary.Dispatches.Count.ShouldBe(4);
        penalty.Loads.ShouldHaveSingleItem().OwnerId.ShouldBe(TestPool.Tenant(1).OwnerIdText);
        pool.Pool.Sandboxes.Count.ShouldBe(2);
        await Eventually.HoldsAsync(() => ordinary.Unloads.Count == 1, "the VM that it left behind is given up");
    }

    [Fact]
    public async Task The_penalty_sandbox_does_not_start_before_it_is_needed()
    {
        await using var pool = await StartAsync();
        await OffendAsync(pool, 2);

        pool.Launcher.Started.Count.ShouldBe(1);
        pool.Pool.Sandboxes.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_tenant_that_goes_on_there_is_suspended_until_the_time_is_over()
    {
        await using var pool = await StartAsync();
        await OffendAsync(pool, 6);

        var suspended = await pool.DispatchAsync(1);
        var neighbour = await pool.DispatchAsync(2);
        _time.Advance(TimeSpan.FromMinutes(1));
        var later = await pool.DispatchAsync(1);

        suspended.Kind.ShouldBe(DispatchOutcomeKind.Suspended);
        suspended.Error!.Name.ShouldBe("Suspended");
        neighbour.Kind.ShouldBe(DispatchOutcomeKind.Ok);
        later.Kind.ShouldBe(DispatchOutcomeKind.Ok);
        pool.Launcher.Started.Last().Dispatches.Count.ShouldBe(4, "three offences and what came after the suspension");
    }

    [Fact]
    public async Task What_waits_when_a_tenant_is_suspended_ends_as_suspended()
    {
        await using var pool = await StartAsync();
        await OffendAsync(pool, 3);
        await pool.DispatchAsync(1);
        var reading = new TaskCompletionSource();
        pool.Templates.Before = _ => reading.Task;
        pool.Pool.Reload(TestPool.Tenant(1));
        var waiting = pool.DispatchAsync(1);

        _conduct.Take(State(new TenantSuspension(1, default, _time.GetUtcNow() + TimeSpan.FromMinutes(1), "CpuLimit", null, null)));

        (await waiting).Kind.ShouldBe(DispatchOutcomeKind.Suspended);
        reading.SetResult();
    }

    [Fact]
    public async Task The_only_one_that_runs_when_a_process_ends_is_blamed_and_nobody_else_ever()
    {
        await using var pool = await StartAsync(sandbox => sandbox.OnDispatch = (self, dispatch) =>
        {
            if (dispatch.Text == "die")
                self.Die();
            else
                self.EndDispatch(dispatch.Id);
        });

        for (var i = 0; i < 3; i++)
        {
            (await pool.DispatchAsync(1, "die")).Offence.ShouldBe(OffenceKind.Crash);
            (await pool.DispatchAsync(2)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        }

        _conduct.StandingOf(TestPool.Tenant(1)).ShouldBe(Standing.Penalty);
        _conduct.StandingOf(TestPool.Tenant(2)).ShouldBe(Standing.Ordinary);
    }

    [Fact]
    public async Task Of_several_that_may_have_run_nobody_is_blamed_until_they_ran_one_at_a_time()
    {
        using var bothCame = new SemaphoreSlim(0);
        await using var pool = await StartAsync(sandbox => sandbox.OnDispatch = (self, dispatch) =>
        {
            if (dispatch.Text == "wait")
                bothCame.Wait();
            if (dispatch.Text == "die")
                self.Die();
            else
                self.EndDispatch(dispatch.Id);
        });
        for (var tenant = 1ul; tenant <= 3; tenant++)
            await pool.DispatchAsync(tenant);

        // While one is busy, two more come, and are sent together.
        var busy = pool.DispatchAsync(3, "wait");
        var (first, second) = (pool.DispatchAsync(1, "die"), pool.DispatchAsync(2, "die"));
        bothCame.Release();
        (await first).Offence.ShouldBeNull();
        (await second).Offence.ShouldBeNull();
        await busy;

        (first, second) = (pool.DispatchAsync(1), pool.DispatchAsync(2, "die"));
        (await second).Offence.ShouldBe(OffenceKind.Crash);
        (await first).Offence.ShouldBeNull();
    }

    static TenantState State(TenantSuspension suspension) => new(
        TestPool.Tenant(1), [], false,
        System.Text.Encoding.UTF8.GetBytes($$"""{"suspension":{"level":{{suspension.Level}},"since":"{{suspension.Since:O}}","until":"{{suspension.Until:O}}","reason":"{{suspension.Reason}}" } }"""));

    static async Task OffendAsync(TestPool pool, int times)
    {
        for (var i = 0; i < times; i++)
            (await pool.DispatchAsync(1, "loop")).Kind.ShouldBe(DispatchOutcomeKind.CpuLimit);
    }

    Task<TestPool> StartAsync(Action<FakeSandbox>? configure = null) => TestPool.StartAsync(
        configure: configure ?? (sandbox => sandbox.OnDispatch = (self, dispatch) =>
            self.EndDispatch(dispatch.Id, dispatch.Text == "loop" ? OutcomeKind.CpuLimit : OutcomeKind.Ok, dispatch.Text == "loop" ? "{}" : "")),
        conduct: _conduct);
}
