using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Confinement.ControlGroups;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Sandboxes.Launch;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Load.Rig;

/// <summary>The host's own parts around one real sandbox: everything but the connection to Discord.</summary>
sealed class Host : IAsyncDisposable
{
    // Guilds whose ids route to different sandboxes would differ above bit 22.
    const ulong FirstGuild = 1UL << 40;

    Host(SandboxPool pool, Dispatcher dispatcher, TenantSubscriptions subscriptions)
    {
        Pool = pool;
        Dispatcher = dispatcher;
        Subscriptions = subscriptions;
    }

    internal SandboxPool Pool { get; }

    internal Dispatcher Dispatcher { get; }

    internal TenantSubscriptions Subscriptions { get; }

    internal int SandboxProcessId => Pool.Sandboxes[0].ProcessId;

    /// <summary>Starts the host's parts.</summary>
    /// <param name="observer">Told of all outcomes; none for scenarios that wait for each.</param>
    /// <param name="channel">Kind of the channel.</param>
    /// <param name="broker">Answers host calls.</param>
    /// <param name="spares">Sandboxes that wait for the other to die.</param>
    /// <param name="isConfined">Whether sandboxes are confined, as they always are but where that is measured.</param>
    internal static async Task<Host> StartAsync(
        IDispatchObserver? observer = null, ChannelKind channel = ChannelKind.Pipes, IHostCallBroker? broker = null,
        int spares = 0, bool isConfined = true)
    {
        var options = new SandboxPoolOptions
        {
            Processes = 1,
            Spares = spares,
            Channel = channel,
            // A scenario says itself how many tenants there are.
            WarmTenants = 100_000,
            QueuePerTenant = 100_000,
            QueuePerSandbox = 100_000,
            MaxHostCallsPerDispatch = 1_000_000,
        };
        var pool = new SandboxPool(
            options, new FixedTemplates(), broker ?? new NoHostCalls(), observer is null ? [] : [observer],
            new SilentTemplateLog(), NullLoggerFactory.Instance, TimeProvider.System,
            isConfined ? new SandboxLauncher(options, NullLogger.Instance, MemoryGroups.OfThisProcess) : new UnconfinedLauncher(options));
        await pool.StartAsync(CancellationToken.None);
        var subscriptions = new TenantSubscriptions();
        var dispatcher = new Dispatcher(
            pool, subscriptions, new ChannelDirectory(), new InteractionDirectory(TimeProvider.System));
        return new Host(pool, dispatcher, subscriptions);
    }

    /// <summary>A guild of the load.</summary>
    /// <param name="index">Its number from 0.</param>
    internal static ulong Guild(int index) => FirstGuild + ((ulong)index << 22);

    /// <summary>Subscribes guilds to messages.</summary>
    /// <param name="count">How many.</param>
    internal void Subscribe(int count)
    {
        for (var i = 0; i < count; i++)
            Subscriptions.Set(TenantId.Guild(Guild(i)), ["MESSAGE_CREATE"], banned: false);
    }

    /// <summary>Takes a frame the way a shard does.</summary>
    /// <param name="frame">The gateway's bytes.</param>
    internal void Receive(ReadOnlySpan<byte> frame)
    {
        if (!GatewayFrame.TryParse(frame, out var parsed))
            throw new InvalidOperationException("The load's own frame is no gateway frame.");
        Dispatcher.OnDispatch(new GatewayDispatch(
            0, parsed.EventName, parsed.Sequence.GetValueOrDefault(), parsed.GuildId, parsed.Data));
    }

    public ValueTask DisposeAsync() => Pool.DisposeAsync();
}
