using System.Text;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Tests.Fakes;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Tests.Sandboxes.Fairness;

public sealed class FairTrafficTests : IAsyncDisposable
{
    readonly SemaphoreSlim _loops = new(1);

    public ValueTask DisposeAsync()
    {
        _loops.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_quiet_tenant_waits_for_one_dispatch_of_a_noisy_one_and_not_for_all()
    {
        await using var pool = await StartAsync();
        await pool.DispatchAsync(1, "loop");

        for (var i = 0; i < 5; i++)
            pool.Pool.Dispatch(TestPool.Tenant(1), TestPool.MessageCreate, "loop"u8);
        await Eventually.HoldsAsync(() => pool.Sandbox.Dispatches.Count == 2, "the noisy tenant runs");
        var quiet = pool.DispatchAsync(2, "quiet");
        _loops.Release();
        (await quiet).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        _loops.Release(5);
        await Eventually.HoldsAsync(() => pool.Observer.Outcomes.Count == 7, "all outcomes");

        pool.Sandbox.Dispatches.Select(dispatch => dispatch.Text).ShouldBe(["loop", "loop", "quiet", "loop", "loop", "loop", "loop"]);
    }

    [Fact]
    public async Task Answers_to_a_noisy_tenant_come_one_at_a_time_too()
    {
        await using var pool = await StartAsync();
        await pool.DispatchAsync(1, "loop");
        for (var i = 0; i < 3; i++)
            pool.Pool.Dispatch(TestPool.Tenant(1), TestPool.MessageCreate, "ask"u8);
        await Eventually.HoldsAsync(() => pool.Broker.Calls.Count == 3, "three host calls");
        pool.Pool.Dispatch(TestPool.Tenant(1), TestPool.MessageCreate, "loop"u8);
        await Eventually.HoldsAsync(() => pool.Sandbox.Dispatches.Count == 5, "the noisy tenant runs");

        foreach (var (call, _, _) in pool.Broker.Calls)
            call.Succeed("1"u8);
        pool.Sandbox.Answers.ShouldBeEmpty();
        _loops.Release();
        await Eventually.HoldsAsync(() => pool.Sandbox.Answers.Count == 3, "all answers");

        pool.Sandbox.Answers.ShouldAllBe(answer => answer.Succeeded && answer.Json == "1");
    }

    [Fact]
    public async Task A_flood_over_the_window_loses_nothing_and_keeps_its_order()
    {
        await using var pool = await TestPool.StartAsync(TestPool.Quick with { QueuePerTenant = 10_000 });
        const int Events = 2000;

        for (var i = 0; i < Events; i++)
        {
            for (var tenant = 1ul; tenant <= 3; tenant++)
                pool.Pool.Dispatch(TestPool.Tenant(tenant), TestPool.MessageCreate, Encoding.UTF8.GetBytes($"{tenant} {i}"));
        }
        await Eventually.HoldsAsync(() => pool.Observer.Outcomes.Count == 3 * Events, "all outcomes");

        for (var tenant = 1; tenant <= 3; tenant++)
        {
            pool.Sandbox.Dispatches.Select(dispatch => dispatch.Text).Where(text => text.StartsWith($"{tenant} ", StringComparison.Ordinal))
                .ShouldBe(Enumerable.Range(0, Events).Select(i => $"{tenant} {i}"));
        }
        pool.Observer.Count(DispatchOutcomeKind.Ok).ShouldBe(3 * Events);
    }

    // A fake that loops is busy: it takes nothing until the loop ends.
    Task<TestPool> StartAsync() => TestPool.StartAsync(configure: sandbox => sandbox.OnDispatch = (self, dispatch) =>
    {
        if (dispatch.Text == "loop")
            _loops.Wait();
        if (dispatch.Text == "ask")
            self.CallHost(dispatch.Id, (uint)dispatch.Id, "kv.get", "[]");
        else
            self.EndDispatch(dispatch.Id, OutcomeKind.Ok, "", dispatch.Text == "loop" ? 250_000u : 10u);
    });
}
