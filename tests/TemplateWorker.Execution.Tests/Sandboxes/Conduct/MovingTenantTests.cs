using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes.Conduct;
using TemplateWorker.Execution.Tests.Fakes;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Tests.Sandboxes.Conduct;

/// <summary>A tenant that goes to the penalty sandbox or comes back keeps the order of its events, and each of them runs once.</summary>
public sealed class MovingTenantTests : IDisposable
{
    const ulong Mover = 1;
    const ulong Other = 2;

    readonly ManualTimeProvider _time = new();
    readonly ConductBook _conduct;
    readonly ConcurrentQueue<(FakeSandbox Sandbox, string Text)> _begun = new();
    readonly ManualResetEventSlim _offence = new();
    readonly ManualResetEventSlim _busy = new();

    public MovingTenantTests() => _conduct = new ConductBook(new LimitSettings { Offences = 1 }, new RecordingLoggerFactory(), _time);

    public void Dispose()
    {
        _offence.Set();
        _busy.Set();
        _offence.Dispose();
        _busy.Dispose();
    }

    [Fact]
    public async Task What_comes_after_the_last_offence_waits_until_the_former_sandbox_has_begun_what_it_holds()
    {
        await using var pool = await StartAsync();
        await pool.DispatchAsync(Mover);
        await SendToPenaltyAsync(pool, Other);
        List<Task<DispatchOutcome>> events = [.. new[] { "offend", "busy", "held" }.Select(text => pool.DispatchAsync(Mover, text))];
        _offence.Set();
        await Eventually.HoldsAsync(() => _conduct.StandingOf(TestPool.Tenant(Mover)) == Standing.Penalty, "the offence counts");
        events.AddRange(new[] { "next", "last" }.Select(text => pool.DispatchAsync(Mover, text)));

        // The penalty sandbox is there and works; it would have begun what it was given before.
        (await pool.DispatchAsync(Other, "other")).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        Begun().ShouldNotContain("next");
        _busy.Set();

        (await Task.WhenAll(events)).Select(outcome => outcome.Kind).Skip(1).ShouldAllBe(kind => kind == DispatchOutcomeKind.Ok);
        Begun().ShouldBe(["{}", "offend", "busy", "held", "next", "last"]);
        SandboxOf("held").ShouldBe(pool.Launcher.Started.First());
        SandboxOf("next").ShouldBe(pool.Launcher.Started.Last());
    }

    [Fact]
    public async Task What_comes_after_the_clean_spell_waits_until_the_penalty_sandbox_has_begun_what_it_holds()
    {
        await using var pool = await StartAsync();
        await SendToPenaltyAsync(pool, Mover);
        (await pool.DispatchAsync(Mover, "served")).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        List<Task<DispatchOutcome>> events = [pool.DispatchAsync(Mover, "busy"), pool.DispatchAsync(Mover, "held")];
        _time.Advance(TimeSpan.FromMinutes(10));
        events.AddRange([pool.DispatchAsync(Mover, "next"), pool.DispatchAsync(Mover, "last")]);

        (await pool.DispatchAsync(Other, "other")).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        Begun().ShouldNotContain("next");
        _busy.Set();

        (await Task.WhenAll(events)).ShouldAllBe(outcome => outcome.Kind == DispatchOutcomeKind.Ok);
        Begun().ShouldBe(["served", "busy", "held", "next", "last"]);
        SandboxOf("held").ShouldBe(pool.Launcher.Started.Last());
        SandboxOf("next").ShouldBe(pool.Launcher.Started.First());
    }

    [Fact]
    public async Task What_waits_to_leave_a_sandbox_that_dies_runs_in_the_other_once()
    {
        await using var pool = await StartAsync();
        await pool.DispatchAsync(Mover);
        var former = pool.Sandbox;
        var offence = pool.DispatchAsync(Mover, "offend");
        var busy = pool.DispatchAsync(Mover, "busy");
        _offence.Set();
        await Eventually.HoldsAsync(() => _conduct.StandingOf(TestPool.Tenant(Mover)) == Standing.Penalty, "the offence counts");
        var next = pool.DispatchAsync(Mover, "next");

        former.Die();

        (await offence).Kind.ShouldBe(DispatchOutcomeKind.CpuLimit);
        (await busy).Kind.ShouldBe(DispatchOutcomeKind.Crash);
        (await next).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        Begun().Count(text => text == "next").ShouldBe(1);
        _busy.Set();
    }

    [Fact]
    public async Task A_tenant_that_is_sent_to_and_fro_keeps_the_order_of_its_events()
    {
        const int events = 2000;
        await using var pool = await StartAsync();
        var random = new Random(4);
        var outcomes = new List<Task<DispatchOutcome>>();

        for (var i = 0; i < events; i++)
        {
            if (random.Next(10) == 0)
                Send(Mover, toPenalty: random.Next(2) == 0);
            // What is awaited now and then keeps the queue from its bound, and lets moves end at different moments.
            outcomes.Add(pool.DispatchAsync(Mover, i.ToString(CultureInfo.InvariantCulture)));
            if (random.Next(50) == 0)
                await outcomes[^1];
        }

        (await Task.WhenAll(outcomes)).ShouldAllBe(outcome => outcome.Kind == DispatchOutcomeKind.Ok);
        Begun().ShouldBe(Enumerable.Range(0, events).Select(i => i.ToString(CultureInfo.InvariantCulture)));
        _begun.Select(entry => entry.Sandbox).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_pool_that_is_disposed_while_a_tenant_moves_leaves_no_event_without_an_outcome()
    {
        var pool = await StartAsync();
        await pool.DispatchAsync(Mover);
        List<Task<DispatchOutcome>> events = [pool.DispatchAsync(Mover, "busy")];
        Send(Mover, toPenalty: true);
        events.Add(pool.DispatchAsync(Mover, "next"));

        await pool.DisposeAsync();

        (await events[0]).Kind.ShouldBe(DispatchOutcomeKind.Cancelled);
        (await events[1]).Kind.ShouldBeOneOf(DispatchOutcomeKind.Cancelled, DispatchOutcomeKind.Ok);
    }

    [Fact]
    public async Task A_drain_waits_for_what_moves_meanwhile()
    {
        await using var pool = await StartAsync();
        await SendToPenaltyAsync(pool, Other);
        await pool.DispatchAsync(Other);
        await pool.DispatchAsync(Mover);
        List<Task<DispatchOutcome>> events = [pool.DispatchAsync(Mover, "busy")];
        Send(Mover, toPenalty: true);
        events.Add(pool.DispatchAsync(Mover, "next"));

        var drained = pool.Pool.DrainAsync(Eventually.Patience);
        _busy.Set();

        (await drained).ShouldBeTrue();
        (await Task.WhenAll(events)).ShouldAllBe(outcome => outcome.Kind == DispatchOutcomeKind.Ok);
    }

    async Task SendToPenaltyAsync(TestPool pool, ulong tenant)
    {
        Send(tenant, toPenalty: true);
        await pool.DispatchAsync(tenant, "other");
    }

    // A suspension that has ended is followed by a time in the penalty sandbox; lifting it ends that.
    void Send(ulong tenant, bool toPenalty)
    {
        var now = _time.GetUtcNow();
        var data = toPenalty ? $$"""{"suspension":{"level":1,"since":"{{now:O}}","until":"{{now:O}}","reason":"CpuLimit"} }""" : "{}";
        _conduct.Take(new TenantState(TestPool.Tenant(tenant), [], false, Encoding.UTF8.GetBytes(data)));
    }

    IEnumerable<string> Begun() => _begun.Select(entry => entry.Text).Where(text => text != "other");

    FakeSandbox SandboxOf(string text) => _begun.Single(entry => entry.Text == text).Sandbox;

    Task<TestPool> StartAsync() => TestPool.StartAsync(conduct: _conduct, configure: sandbox => sandbox.OnDispatch = (self, dispatch) =>
    {
        _begun.Enqueue((self, dispatch.Text));
        if (dispatch.Text == "offend")
            _offence.Wait();
        if (dispatch.Text == "busy")
            _busy.Wait();
        if (dispatch.Text == "offend")
            self.EndDispatch(dispatch.Id, OutcomeKind.CpuLimit, "{}");
        else
            self.EndDispatch(dispatch.Id);
    });
}
