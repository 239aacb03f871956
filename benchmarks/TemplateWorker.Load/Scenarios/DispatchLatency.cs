using System.Diagnostics;
using TemplateWorker.Execution.Sandboxes.Launch;
using TemplateWorker.Load.Figures;
using TemplateWorker.Load.Rig;

namespace TemplateWorker.Load.Scenarios;

/// <summary>One message at a time, from the gateway's bytes to the outcome.</summary>
sealed class DispatchLatency : IAsyncDisposable
{
    readonly byte[] _frame = GatewayEvents.MessageFrame(Host.Guild(0));
    readonly OutcomeCounter _outcomes;
    readonly Host _host;

    DispatchLatency(OutcomeCounter outcomes, Host host)
    {
        _outcomes = outcomes;
        _host = host;
        host.Subscribe(1);
    }

    internal static async Task<DispatchLatency> StartAsync(ChannelKind channel)
    {
        var outcomes = new OutcomeCounter(window: 1);
        return new DispatchLatency(outcomes, await Host.StartAsync(outcomes, channel));
    }

    /// <summary>Sends messages one after the other.</summary>
    /// <param name="count">How many.</param>
    /// <returns>Median and 99th percentile, in microseconds.</returns>
    internal (double Median, double P99) Run(int count)
    {
        var latencies = new double[count];
        for (var i = 0; i < count; i++)
        {
            var started = Stopwatch.GetTimestamp();
            _outcomes.Send();
            _host.Receive(_frame);
            _outcomes.Finish();
            latencies[i] = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        }
        return (Figure.Percentile(latencies, 0.5), Figure.Percentile(latencies, 0.99));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
