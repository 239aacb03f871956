using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Sandboxes.Fairness;
using TemplateWorker.Execution.Sandboxes.Tenants;
using TemplateWorker.Execution.Tests.Fakes;

namespace TemplateWorker.Execution.Tests.Sandboxes.Fairness;

public sealed class FairTurnsTests
{
    const int MostFrames = 4;

    readonly FairTurns _turns = new(MostFrames);
    long _frames;

    [Fact]
    public void What_costs_more_than_the_window_is_taken_alone()
    {
        var dear = Lane(1, cost: 250_000, events: 3);

        Give().ShouldBe([1]);
        _turns.MayPass(Lane(2, cost: 10)).ShouldBeFalse();
        Finish();
        Give().ShouldBe([1]);
        dear.Waiting.Count.ShouldBe(1);
    }

    [Fact]
    public void A_tenant_that_asks_for_little_goes_before_the_next_turn_of_one_that_asks_for_much()
    {
        Lane(1, cost: 250_000, events: 5);
        Give();
        Lane(2, cost: 100, events: 3);
        Finish();

        Give().ShouldBe([2, 2, 2]);
        Finish();
        Give().ShouldBe([1]);
    }

    [Fact]
    public void Tenants_that_always_have_events_get_the_same_processor_time()
    {
        var (dear, cheap) = (Lane(1, cost: 10_000, events: 100), Lane(2, cost: 5000, events: 100));

        while (dear.Waiting.Count > 80)
        {
            Give();
            Finish();
        }

        cheap.Waiting.Count.ShouldBeInRange(56, 64);
    }

    [Fact]
    public void A_tenant_that_came_late_has_saved_up_nothing()
    {
        Lane(1, cost: 10_000, events: 50);
        for (var i = 0; i < 20; i++)
        {
            Give();
            Finish();
        }
        Lane(2, cost: 10_000, events: 50);

        var served = new List<ulong>();
        for (var i = 0; i < 5; i++)
        {
            served.AddRange(Give());
            Finish();
        }

        served.Count(tenant => tenant == 1).ShouldBeInRange(4, 6);
    }

    [Fact]
    public void One_tenant_fills_the_sandbox_only_while_it_is_alone()
    {
        Lane(1, cost: 1, events: 100);
        Give().Count.ShouldBe(100);
        Finish();

        Lane(2, cost: 1, events: 100);
        Lane(3, cost: 1, events: 100);

        Give().ShouldBe([2, 3, 2, 3, 2, 3, 2, 3]);
        Finish();
        Give().Count.ShouldBe(2 * MostFrames);
    }

    [Fact]
    public void A_tenant_whose_events_left_another_way_loses_its_turn()
    {
        Lane(1, cost: 1, events: 1).Waiting.Clear();
        Lane(2, cost: 1, events: 1);

        Give().ShouldBe([2]);
    }

    TenantLane Lane(ulong tenant, long cost, int events = 0)
    {
        var lane = new TenantLane(TestPool.Tenant(tenant), new TenantBudget()) { Cost = cost, Templates = [] };
        _turns.CountTenant(isActive: true);
        for (var i = 0; i < events; i++)
            lane.Waiting.Enqueue(new WaitingDispatch(0, TestPool.MessageCreate, default, default, null));
        _turns.Enter(lane);
        return lane;
    }

    List<ulong> Give()
    {
        var given = new List<ulong>();
        while (_turns.Next() is { } lane)
        {
            lane.Waiting.Dequeue();
            _turns.Sent(lane, ++_frames);
            _turns.Enter(lane);
            given.Add(lane.Tenant.OwnerId >> 22);
        }
        return given;
    }

    void Finish() => _turns.WorkedOff(_frames);
}
