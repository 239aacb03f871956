using System.Diagnostics;
using TemplateWorker.Execution.Sandboxes.Launch;
using TemplateWorker.Load.Rig;

namespace TemplateWorker.Load.Scenarios;

/// <summary>
/// Messages through host, channel, template and outcome, as many at once as the window allows: one sandbox, frames
/// parsed as a shard parses them.
/// </summary>
sealed class DispatchThroughput : IAsyncDisposable
{
    const int Window = 1024;
    const int Guilds = 8;

    readonly byte[][] _frames = [.. Enumerable.Range(0, Guilds).Select(i => GatewayEvents.MessageFrame(Host.Guild(i)))];
    readonly OutcomeCounter _outcomes;
    readonly Host _host;

    DispatchThroughput(OutcomeCounter outcomes, Host host)
    {
        _outcomes = outcomes;
        _host = host;
        host.Subscribe(Guilds);
    }

    /// <summary>Starts host and sandbox.</summary>
    /// <param name="channel">Kind of the channel.</param>
    /// <param name="isConfined">Whether the sandbox is confined.</param>
    internal static async Task<DispatchThroughput> StartAsync(ChannelKind channel, bool isConfined = true)
    {
        var outcomes = new OutcomeCounter(Window);
        return new DispatchThroughput(outcomes, await Host.StartAsync(outcomes, channel, isConfined: isConfined));
    }

    /// <summary>Sends messages for a while.</summary>
    /// <param name="duration">How long.</param>
    /// <returns>Dispatches a second.</returns>
    internal double Run(TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        var sent = 0;
        while (clock.Elapsed < duration)
        {
            for (var i = 0; i < 100; i++)
            {
                _outcomes.Send();
                _host.Receive(_frames[sent++ % Guilds]);
            }
        }
        _outcomes.Finish();
        return sent / clock.Elapsed.TotalSeconds;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
