using TemplateWorker.Execution.Tests.Fakes;

namespace TemplateWorker.Execution.Tests.Sandboxes;

public sealed class WarmTenantsTests
{
    [Fact]
    public async Task Above_the_bound_those_whose_last_event_is_the_longest_ago_give_up_their_VMs()
    {
        var time = new ManualTimeProvider();
        await using var pool = await TestPool.StartAsync(TestPool.Quick with { WarmTenants = 3 }, time: time);
        foreach (var tenant in (ulong[])[1, 2, 3, 4, 5, 1])
        {
            await pool.DispatchAsync(tenant);
            // Less than a check apart, so that none happens between.
            time.Advance(TimeSpan.FromMilliseconds(1));
        }

        time.Advance(TestPool.Quick.CheckInterval);
        await Eventually.HoldsAsync(() => pool.Sandbox.Unloads.Count == 2, "the unloads");
        await pool.DispatchAsync(1);
        await pool.DispatchAsync(2);

        pool.Sandbox.Unloads.ShouldBe([2u, 3u]);
        pool.Sandbox.Loads.Count.ShouldBe(6, "only tenant 2 was loaded again");
        pool.Templates.Loads.ShouldBe(5, "what was read is kept");
    }

    [Fact]
    public async Task Tenants_with_events_under_way_keep_their_VMs_above_the_bound()
    {
        var time = new ManualTimeProvider();
        await using var pool = await TestPool.StartAsync(
            TestPool.Quick with { WarmTenants = 1 },
            sandbox => sandbox.OnDispatch = (self, dispatch) =>
            {
                if (dispatch.Text != "hold")
                    self.EndDispatch(dispatch.Id);
            }, time: time);
        for (var tenant = 1ul; tenant <= 3; tenant++)
            _ = pool.DispatchAsync(tenant, "hold");
        await Eventually.HoldsAsync(() => pool.Sandbox.Dispatches.Count == 3, "the events' arrival");

        await pool.DispatchAsync(4);
        time.Advance(TestPool.Quick.CheckInterval);
        await Eventually.HoldsAsync(() => !pool.Sandbox.Unloads.IsEmpty, "an unload");

        pool.Sandbox.Unloads.ShouldHaveSingleItem().ShouldBe(4u);
        pool.Pool.Sandboxes[0].Tenants.ShouldBe(3);
    }
}
