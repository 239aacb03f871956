using System.Text;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Tests.Fakes;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Tests.Dispatch;

public sealed class DispatcherTests : IAsyncLifetime
{
    const ulong Guild = 41771983423143937;

    readonly TenantSubscriptions _subscriptions = new();
    readonly ChannelDirectory _channels = new();
    readonly InteractionDirectory _interactions = new(TimeProvider.System);
    TestPool _pool = null!;
    Dispatcher _dispatcher = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await TestPool.StartAsync();
        _dispatcher = new Dispatcher(_pool.Pool, _subscriptions, _channels, _interactions);
    }

    public ValueTask DisposeAsync() => _pool.DisposeAsync();

    [Fact]
    public async Task An_event_goes_to_the_guild_that_subscribes_to_it()
    {
        _subscriptions.Set(TenantId.Guild(Guild), ["MESSAGE_CREATE"], banned: false);

        Send(Guild, "MESSAGE_CREATE", """{"content":"hi"}""");
        await Eventually.HoldsAsync(() => _pool.Observer.Outcomes.Count == 1, "the outcome");

        _pool.Sandbox.Dispatches.ShouldHaveSingleItem().Text.ShouldBe("""{"content":"hi"}""");
        _pool.Observer.Outcomes.Single().Event.Text.ShouldBe("MESSAGE_CREATE");
        _dispatcher.Statistics.ShouldBe(new DispatcherStatistics(1, 1));
    }

    [Fact]
    public void An_event_nobody_wants_ends_here_without_an_allocation()
    {
        _subscriptions.Set(TenantId.Guild(Guild), ["MESSAGE_CREATE"], banned: false);
        _subscriptions.Set(TenantId.Guild(Guild + 1), ["MESSAGE_CREATE"], banned: true);
        Send(Guild, "TYPING_START", "{}");

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            _dispatcher.OnDispatch(new GatewayDispatch(0, "TYPING_START"u8, 1, Guild, "{}"u8));
            _dispatcher.OnDispatch(new GatewayDispatch(0, "MESSAGE_CREATE"u8, 1, Guild + 1, "{}"u8));
            _dispatcher.OnDispatch(new GatewayDispatch(0, "MESSAGE_CREATE"u8, 1, Guild + 2, "{}"u8));
            _dispatcher.OnDispatch(new GatewayDispatch(0, "MESSAGE_CREATE"u8, 1, null, "{}"u8));
        }
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.ShouldBe(0);
        _dispatcher.Statistics.ShouldBe(new DispatcherStatistics(4001, 0));
    }

    [Fact]
    public void The_channels_and_threads_of_a_guild_with_templates_are_learnt_and_forgotten()
    {
        Send(Guild, "GUILD_CREATE", """{"id":"1","channels":[{"id":"9"}]}""");
        _channels.Count.ShouldBe(0, "nobody there asks");
        _subscriptions.Set(TenantId.Guild(Guild), ["MESSAGE_CREATE"], banned: false);

        Send(Guild, "GUILD_CREATE", """{"id":"1","roles":[{"id":"7"}],"channels":[{"permission_overwrites":[{"id":"8"}],"id":"10","name":"a"},{"id":"11"}],"threads":[{"id":"12"}]}""");
        Send(Guild, "CHANNEL_CREATE", """{"type":0,"id":"13"}""");
        Send(Guild, "THREAD_CREATE", """{"id":"14","parent_id":"10"}""");
        Send(Guild, "THREAD_DELETE", """{"id":"12"}""");

        new ulong[] { 7, 8, 9, 10, 11, 12, 13, 14 }.Where(id => _channels.TryFind(id, out var guild) && guild == Guild).ShouldBe([10ul, 11, 13, 14]);
        Send(Guild, "GUILD_DELETE", "{}");
        _channels.Count.ShouldBe(0);
    }

    [Fact]
    public async Task An_interaction_belongs_to_the_tenant_it_was_dispatched_to()
    {
        _subscriptions.Set(TenantId.Guild(Guild), ["INTERACTION_CREATE"], banned: false);

        Send(Guild, "INTERACTION_CREATE", """{"id":"20","application_id":"30","token":"secret","data":{"id":"5","token":"other"}}""");
        await Eventually.HoldsAsync(() => _pool.Observer.Outcomes.Count == 1, "the outcome");

        var known = _interactions.Find(TenantId.Guild(Guild), "secret").ShouldNotBeNull();
        (known.Id, known.ApplicationId).ShouldBe((20ul, 30ul));
        _interactions.Find(TenantId.Guild(Guild + 1), "secret").ShouldBeNull();
        _interactions.Find(TenantId.Guild(Guild), "other").ShouldBeNull();
    }

    [Fact]
    public void An_interaction_that_nobody_subscribes_to_goes_nowhere()
    {
        _subscriptions.Set(TenantId.Guild(Guild), ["MESSAGE_CREATE"], banned: false);

        Send(Guild, "INTERACTION_CREATE", """{"id":"20","application_id":"30","token":"secret"}""");

        _interactions.Find(TenantId.Guild(Guild), "secret").ShouldBeNull();
        _pool.Sandbox.Dispatches.ShouldBeEmpty();
    }

    void Send(ulong guild, string name, string data) =>
        _dispatcher.OnDispatch(new GatewayDispatch(0, Encoding.UTF8.GetBytes(name), 1, guild, Encoding.UTF8.GetBytes(data)));
}
