using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Load.Figures;
using TemplateWorker.Load.Rig;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Load.Scenarios;

/// <summary>
/// A tenant that sends an event now and then, beside one in the same sandbox whose events come in floods and each loop up to
/// the limit of processor time. No penalty: what is measured is how they share.
/// </summary>
sealed class HostileNeighbour : IAsyncDisposable
{
    const int FloodEvents = 10_000;

    static readonly EventName Message = EventName.Of("MESSAGE_CREATE");
    static readonly TenantId Noisy = TenantId.Guild(1UL << 22);
    static readonly TenantId Quiet = TenantId.Guild(2UL << 22);
    static readonly TimeSpan CpuLimit = TimeSpan.FromMilliseconds(250);

    readonly LoopTimes _loops = new(Noisy);
    readonly SandboxPool _pool;

    HostileNeighbour() => _pool = new SandboxPool(
        new SandboxPoolOptions { Processes = 1, CpuLimit = CpuLimit, CpuBurst = TimeSpan.Zero }, new NoisyTemplates(Noisy), new NoHostCalls(),
        [_loops], new SilentTemplateLog(), NullLoggerFactory.Instance, TimeProvider.System);

    internal static async Task<HostileNeighbour> StartAsync()
    {
        var scenario = new HostileNeighbour();
        await scenario._pool.StartAsync(CancellationToken.None);
        await scenario._pool.DispatchAsync(Noisy, Message, "{}"u8);
        return scenario;
    }

    /// <summary>Sends events of the quiet tenant while the noisy one always has some waiting.</summary>
    /// <param name="count">How many.</param>
    /// <returns>99.9th percentiles of the quiet tenant's latency and of one dispatch of the noisy one, in milliseconds.</returns>
    internal async Task<(double Latency, double Loop)> RunAsync(int count)
    {
        var quiet = Data(GatewayEvents.MessageFrame(Quiet.OwnerId));
        var latencies = new Task<double>[count];
        for (var i = 0; i < count; i++)
        {
            if (i % 100 == 0)
                Flood();
            latencies[i] = MeasureAsync(quiet);
            // Real time: what is measured is what a member waits for while the neighbour works.
            await Task.Delay(Random.Shared.Next(1, 40));
        }
        return (Figure.Percentile(await Task.WhenAll(latencies), 0.999), Figure.Percentile([.. _loops.Milliseconds], 0.999));
    }

    public ValueTask DisposeAsync() => _pool.DisposeAsync();

    void Flood()
    {
        for (var i = 0; i < FloodEvents; i++)
            _pool.Dispatch(Noisy, Message, "{}"u8);
    }

    async Task<double> MeasureAsync(byte[] data)
    {
        var started = Stopwatch.GetTimestamp();
        var outcome = await _pool.DispatchAsync(Quiet, Message, data);
        return outcome.Kind == DispatchOutcomeKind.Ok
            ? Stopwatch.GetElapsedTime(started).TotalMilliseconds
            : throw new InvalidOperationException($"A quiet event ended as {outcome.Kind}: {outcome.Error?.Message}");
    }

    static byte[] Data(byte[] frame) => Discord.Gateway.GatewayFrame.TryParse(frame, out var parsed)
        ? parsed.Data.ToArray()
        : throw new InvalidOperationException("The load's own frame is no gateway frame.");
}
