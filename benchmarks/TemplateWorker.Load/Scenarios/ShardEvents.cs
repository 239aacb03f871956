using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Load.Rig;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Load.Scenarios;

/// <summary>
/// Mixed traffic that nobody subscribes to, over a connection on loopback through one shard into the dispatcher. Counted
/// against the processor time of the whole process, with what the sending end of the connection takes of it.
/// </summary>
sealed class ShardEvents : IAsyncDisposable
{
    const int Guilds = 4000;

    readonly CancellationTokenSource _stop = new();
    readonly Host _host;
    readonly GatewayFlood _flood;
    readonly DiscordRestClient _rest;
    readonly Task _run;
    int _sent = 1;

    ShardEvents(Host host, GatewayCompression compression)
    {
        _host = host;
        for (var i = 0; i < Guilds * 3 / 4; i++)
            host.Subscriptions.Set(TenantId.Guild(Host.Guild(i)), ["INTERACTION_CREATE", "GUILD_MEMBER_ADD"], banned: false);
        _flood = new GatewayFlood(compression);
        _rest = new DiscordRestClient(new DiscordRestOptions { Token = "load" }, NullLoggerFactory.Instance, TimeProvider.System, _flood);
        var options = new GatewayClientOptions { Compression = compression };
        _run = new GatewayClient(options, _rest, host.Dispatcher, NullLoggerFactory.Instance, TimeProvider.System).RunAsync(_stop.Token);
    }

    internal static async Task<ShardEvents> StartAsync(GatewayCompression compression)
    {
        var events = new ShardEvents(await Host.StartAsync(), compression);
        await events._flood.AcceptAsync();
        return events;
    }

    /// <summary>Sends events and waits until the dispatcher has had them all.</summary>
    /// <param name="count">How many.</param>
    /// <returns>Events for each second of processor time, and bytes allocated for each event.</returns>
    internal async Task<(double PerSecond, double Allocated)> RunAsync(int count)
    {
        var prepared = _flood.Prepare(Enumerable.Range(_sent + 1, count).Select(number => MixedEvents.Frame(number, Guilds)));
        _sent += count;
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var used = Environment.CpuUsage.TotalTime;
        await _flood.SendAsync(prepared);
        while (_host.Dispatcher.Statistics.Received < _sent)
            await Task.Delay(1);
        return (count / (Environment.CpuUsage.TotalTime - used).TotalSeconds, (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)count);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        _rest.Dispose();
        _stop.Dispose();
        await _host.DisposeAsync();
    }
}
