using System.Text;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes.Launch;
using TemplateWorker.Execution.Tests.Fakes;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Tests.Sandboxes;

public sealed class SandboxPoolTests
{
    [Theory]
    [InlineData(ChannelKind.Socket)]
    [InlineData(ChannelKind.Pipes)]
    public async Task An_event_loads_its_tenant_and_ends_with_one_outcome(ChannelKind channel)
    {
        await using var pool = await TestPool.StartAsync(TestPool.Quick with { Channel = channel });

        var outcome = await pool.DispatchAsync(1, """{"content":"hello"}""");

        outcome.Kind.ShouldBe(DispatchOutcomeKind.Ok);
        outcome.Tenant.ShouldBe(TestPool.Tenant(1));
        outcome.Usage.ShouldBe(new DispatchUsage(10, 20, 30, 0));
        pool.Sandbox.Loads.ShouldHaveSingleItem().OwnerId.ShouldBe((1ul << 22).ToString());
        pool.Sandbox.Dispatches.ShouldHaveSingleItem().Text.ShouldBe("""{"content":"hello"}""");
        pool.Observer.Outcomes.ShouldHaveSingleItem().DispatchId.ShouldBe(outcome.DispatchId);
    }

    [Fact]
    public async Task The_events_of_a_tenant_start_in_order_even_while_its_templates_are_read()
    {
        var release = new TaskCompletionSource();
        await using var pool = await TestPool.StartAsync(TestPool.Quick with { QueuePerTenant = 1000 });
        pool.Templates.Before = _ => release.Task;

        for (var i = 0; i < 100; i++)
            pool.Pool.Dispatch(TestPool.Tenant(1), TestPool.MessageCreate, Encoding.UTF8.GetBytes($"{i}"));
        release.SetResult();
        for (var i = 100; i < 500; i++)
            pool.Pool.Dispatch(TestPool.Tenant(1), TestPool.MessageCreate, Encoding.UTF8.GetBytes($"{i}"));
        await Eventually.HoldsAsync(() => pool.Observer.Outcomes.Count == 500, "the end of 500 events");

        pool.Sandbox.Dispatches.Select(dispatch => int.Parse(dispatch.Text)).ShouldBe(Enumerable.Range(0, 500));
        pool.Templates.Loads.ShouldBe(1);
        pool.Sandbox.Loads.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_tenant_always_goes_to_the_same_sandbox()
    {
        await using var pool = await TestPool.StartAsync(TestPool.Quick with { Processes = 3 });

        for (var round = 0; round < 3; round++)
        {
            for (var tenant = 0ul; tenant < 9; tenant++)
                await pool.DispatchAsync(tenant);
        }

        pool.Launcher.Started.Select(sandbox => sandbox.Dispatches.Count).ShouldBe([9, 9, 9]);
        pool.Launcher.Started.Select(sandbox => sandbox.Loads.Count).ShouldBe([3, 3, 3]);
    }

    [Fact]
    public async Task An_event_over_the_bound_of_its_tenant_is_refused_with_an_outcome()
    {
        await using var pool = await TestPool.StartAsync(TestPool.Quick with { QueuePerTenant = 3 }, Hold);

        for (var i = 0; i < 5; i++)
            pool.Pool.Dispatch(TestPool.Tenant(1), TestPool.MessageCreate, "{}"u8);
        pool.Pool.Dispatch(TestPool.Tenant(2), TestPool.MessageCreate, "{}"u8);

        pool.Observer.Outcomes.Count.ShouldBe(2);
        pool.Observer.Outcomes.ShouldAllBe(outcome => outcome.Kind == DispatchOutcomeKind.Refused && outcome.Error!.Name == "QueueFull" && outcome.Tenant == TestPool.Tenant(1));
        pool.Observer.Outcomes.First().Error!.Message.ShouldBe("Too many events of this tenant wait or run: 3 (sandbox.queue_per_tenant).");
    }

    [Fact]
    public async Task An_event_over_the_bound_of_its_sandbox_is_refused_with_an_outcome()
    {
        await using var pool = await TestPool.StartAsync(TestPool.Quick with { QueuePerSandbox = 3 }, Hold);

        for (var tenant = 1ul; tenant <= 5; tenant++)
            pool.Pool.Dispatch(TestPool.Tenant(tenant), TestPool.MessageCreate, "{}"u8);

        pool.Observer.Count(DispatchOutcomeKind.Refused).ShouldBe(2);
    }

    [Fact]
    public async Task An_event_that_fits_no_frame_is_refused()
    {
        await using var pool = await TestPool.StartAsync();

        var outcome = await pool.Pool.DispatchAsync(TestPool.Tenant(1), TestPool.MessageCreate, new byte[FrameLimits.MaxHostPayload]);

        outcome.Kind.ShouldBe(DispatchOutcomeKind.Refused);
        outcome.Error!.Name.ShouldBe("EventTooLarge");
        (await pool.DispatchAsync(1)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
    }

    [Fact]
    public async Task A_large_event_reaches_a_sandbox_whose_channel_holds_far_less()
    {
        await using var pool = await TestPool.StartAsync();
        var payload = new byte[12 * 1024 * 1024];
        Random.Shared.NextBytes(payload);

        var outcome = await pool.Pool.DispatchAsync(TestPool.Tenant(1), TestPool.MessageCreate, payload).WaitAsync(Eventually.Patience, TestContext.Current.CancellationToken);

        outcome.Kind.ShouldBe(DispatchOutcomeKind.Ok);
        pool.Sandbox.Dispatches.ShouldHaveSingleItem().Payload.AsSpan().SequenceEqual(payload).ShouldBeTrue();
    }

    [Fact]
    public async Task Templates_that_do_not_load_give_their_error_to_every_event()
    {
        const string Report = """{"name":"SyntaxError","message":"Unexpected end","stack":"","file":"main.js","line":3,"column":7}""";
        await using var pool = await TestPool.StartAsync(configure: sandbox =>
        {
            sandbox.OnLoad = (self, load) => self.EndLoad(load.TenantKey, OutcomeKind.Error, Report);
            sandbox.OnDispatch = (self, dispatch) => self.EndDispatch(dispatch.Id, OutcomeKind.Error, """{"name":"Error","message":"no VM","stack":""}""");
        });

        var first = await pool.DispatchAsync(1);
        var second = await pool.DispatchAsync(1);

        first.Kind.ShouldBe(DispatchOutcomeKind.Error);
        first.Error.ShouldBe(new ScriptErrorReport("SyntaxError", "Unexpected end", "", null, "main.js", 3, 7));
        second.Error.ShouldBe(first.Error);
        pool.Sandbox.Loads.Count.ShouldBe(1);
        pool.Sandbox.Dispatches.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""[{"template":"test","events":7,"commands":[]}]""")]
    [InlineData("""{"not":"a list"}""")]
    public async Task Templates_that_register_nonsense_fail_alone_and_their_sandbox_goes_on(string description)
    {
        await using var pool = await TestPool.StartAsync(configure: sandbox =>
        {
            sandbox.OnLoad = (self, load) => self.EndLoad(load.TenantKey, json: load.OwnerId == TestPool.Tenant(1).OwnerIdText ? description : "[]");
            sandbox.OnDispatch = (self, dispatch) => self.EndDispatch(dispatch.Id);
        });

        var failed = await pool.DispatchAsync(1);
        var other = await pool.DispatchAsync(2);

        failed.Kind.ShouldBe(DispatchOutcomeKind.Error);
        failed.Error.ShouldNotBeNull().Message.ShouldContain("What the templates register at their top level cannot be used");
        other.Kind.ShouldBe(DispatchOutcomeKind.Ok);
        pool.Pool.Sandboxes.ShouldHaveSingleItem().Restarts.ShouldBe(0);
    }

    [Fact]
    public async Task Templates_that_cannot_be_read_end_their_events_and_are_read_again_by_the_next()
    {
        await using var pool = await TestPool.StartAsync();
        pool.Templates.Before = _ => Task.FromException(new InvalidOperationException("no database"));
        var failed = await pool.DispatchAsync(1);
        pool.Templates.Before = null;
        var fine = await pool.DispatchAsync(1);

        failed.Kind.ShouldBe(DispatchOutcomeKind.Error);
        failed.Error!.Message.ShouldContain("no database");
        fine.Kind.ShouldBe(DispatchOutcomeKind.Ok);
    }

    [Fact]
    public async Task A_reload_gives_the_next_event_the_new_templates_and_lets_running_ones_end_on_the_old()
    {
        ulong held = 0;
        await using var pool = await TestPool.StartAsync(configure: sandbox => sandbox.OnDispatch = (self, dispatch) =>
        {
            if (dispatch.Text == "hold")
                held = dispatch.Id;
            else
                self.EndDispatch(dispatch.Id);
        });
        pool.Templates.Set(TestPool.Tenant(1), "old");
        var running = pool.DispatchAsync(1, "hold");
        await Eventually.HoldsAsync(() => pool.Sandbox.Dispatches.Count == 1, "the first event's arrival");

        pool.Templates.Set(TestPool.Tenant(1), "new");
        pool.Pool.Reload(TestPool.Tenant(1));
        await pool.DispatchAsync(1);

        pool.Sandbox.Loads.Select(load => load.Templates[0].Files["main.js"]).ShouldBe(["old", "new"]);
        pool.Sandbox.Dispatches.Select(dispatch => dispatch.TenantKey).ShouldBe([1u, 2u]);
        pool.Sandbox.Unloads.ShouldBeEmpty();
        pool.Sandbox.EndDispatch(held);
        (await running).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        await pool.DispatchAsync(1);
        pool.Sandbox.Unloads.ShouldBe([1u]);
    }

    [Fact]
    public async Task A_reload_that_finds_the_same_versions_keeps_the_VM()
    {
        await using var pool = await TestPool.StartAsync();
        await pool.DispatchAsync(1);

        pool.Pool.Reload(TestPool.Tenant(1));
        await pool.DispatchAsync(1);

        pool.Templates.Loads.ShouldBe(2);
        pool.Sandbox.Loads.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_tenant_whose_memory_ran_out_gets_a_new_VM()
    {
        await using var pool = await TestPool.StartAsync(configure: sandbox =>
            sandbox.OnDispatch = (self, dispatch) => self.EndDispatch(dispatch.Id, dispatch.TenantKey == 1 ? OutcomeKind.MemoryLimit : OutcomeKind.Ok));

        (await pool.DispatchAsync(1)).Kind.ShouldBe(DispatchOutcomeKind.MemoryLimit);
        (await pool.DispatchAsync(1)).Kind.ShouldBe(DispatchOutcomeKind.Ok);

        pool.Sandbox.Unloads.ShouldBe([1u]);
    }

    [Fact]
    public async Task A_tenant_without_events_is_unloaded()
    {
        await using var pool = await TestPool.StartAsync(TestPool.Quick with { IdleUnload = TimeSpan.FromSeconds(1) });

        await pool.DispatchAsync(1);
        await Eventually.HoldsAsync(() => !pool.Sandbox.Unloads.IsEmpty, "the unload");
        await pool.DispatchAsync(1);

        pool.Sandbox.Dispatches.Select(dispatch => dispatch.TenantKey).ShouldBe([1u, 2u]);
    }

    [Fact]
    public async Task A_sandbox_that_had_events_collects_garbage_once_when_idle()
    {
        await using var pool = await TestPool.StartAsync(TestPool.Quick with { CollectAfter = TimeSpan.FromMilliseconds(20) });

        await pool.DispatchAsync(1);
        await Eventually.HoldsAsync(() => pool.Sandbox.Received.Contains(FrameKind.CollectGarbage), "the collection");
        var pings = pool.Sandbox.Received.Count(kind => kind == FrameKind.Ping);
        await Eventually.HoldsAsync(() => pool.Sandbox.Received.Count(kind => kind == FrameKind.Ping) > pings + 3, "further checks");

        pool.Sandbox.Received.Count(kind => kind == FrameKind.CollectGarbage).ShouldBe(1);
    }

    [Fact]
    public async Task A_drain_refuses_new_events_and_waits_for_those_under_way()
    {
        await using var pool = await TestPool.StartAsync(configure: Hold);
        var running = pool.DispatchAsync(1);
        await Eventually.HoldsAsync(() => pool.Sandbox.Dispatches.Count == 1, "the event's arrival");

        var drain = pool.Pool.DrainAsync(Eventually.Patience);
        var refused = await pool.DispatchAsync(1);
        drain.IsCompleted.ShouldBeFalse();
        pool.Sandbox.EndDispatch(pool.Sandbox.Dispatches.Single().Id);

        (await drain).ShouldBeTrue();
        refused.Kind.ShouldBe(DispatchOutcomeKind.Refused);
        (await running).Kind.ShouldBe(DispatchOutcomeKind.Ok);
    }

    [Fact]
    public async Task What_does_not_end_within_a_drain_is_cancelled()
    {
        await using var pool = await TestPool.StartAsync(configure: Hold);
        var running = pool.DispatchAsync(1);
        await Eventually.HoldsAsync(() => pool.Sandbox.Dispatches.Count == 1, "the event's arrival");

        (await pool.Pool.DrainAsync(TimeSpan.FromMilliseconds(20))).ShouldBeFalse();
        await pool.Pool.DisposeAsync();

        (await running).Kind.ShouldBe(DispatchOutcomeKind.Cancelled);
    }

    [Fact]
    public async Task Lines_that_templates_log_are_told_with_their_tenant_and_template()
    {
        await using var pool = await TestPool.StartAsync(configure: sandbox => sandbox.OnDispatch = (self, dispatch) =>
        {
            self.Log(dispatch.TenantKey, dispatch.Id, "hello log");
            self.Log(dispatch.TenantKey, dispatch.Id, "of the only one", LogMessage.AnyTemplate);
            self.Log(dispatch.TenantKey, dispatch.Id, "of none that there is", template: 1);
            self.EndDispatch(dispatch.Id);
        });

        await pool.DispatchAsync(5);

        var (tenant, only) = (TestPool.Tenant(5), "test");
        pool.TemplateLog.Lines.ShouldBe([(tenant, only, "hello log"), (tenant, only, "of the only one"), (tenant, only, "of none that there is")]);
    }

    static void Hold(FakeSandbox sandbox) => sandbox.OnDispatch = (_, _) => { };
}
