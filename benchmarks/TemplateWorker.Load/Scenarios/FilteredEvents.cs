using System.Diagnostics;
using TemplateWorker.Load.Rig;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Load.Scenarios;

/// <summary>
/// Messages that nobody subscribes to, parsed and dropped: three guilds of four have templates that want something
/// else, the fourth has none.
/// </summary>
sealed class FilteredEvents : IAsyncDisposable
{
    const int Guilds = 4000;

    readonly Host _host;
    readonly byte[][] _frames = [.. Enumerable.Range(0, Guilds).Select(i => GatewayEvents.MessageFrame(Host.Guild(i)))];

    FilteredEvents(Host host)
    {
        _host = host;
        for (var i = 0; i < Guilds * 3 / 4; i++)
            host.Subscriptions.Set(TenantId.Guild(Host.Guild(i)), ["INTERACTION_CREATE", "GUILD_MEMBER_ADD"], banned: false);
    }

    internal static async Task<FilteredEvents> StartAsync() => new(await Host.StartAsync());

    /// <summary>Takes messages for a while.</summary>
    /// <param name="duration">How long.</param>
    /// <returns>Events a second.</returns>
    internal double Run(TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        var events = 0;
        while (clock.Elapsed < duration)
        {
            for (var i = 0; i < 1000; i++)
                _host.Receive(_frames[events++ % Guilds]);
        }
        return events / clock.Elapsed.TotalSeconds;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
