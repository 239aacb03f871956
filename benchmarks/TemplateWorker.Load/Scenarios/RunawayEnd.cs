using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Load.Rig;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Load.Scenarios;

/// <summary>A loop without end on an idle sandbox, from its event to its outcome.</summary>
sealed class RunawayEnd : IAsyncDisposable
{
    static readonly EventName Message = EventName.Of("MESSAGE_CREATE");
    static readonly TenantId Tenant = TenantId.Guild(1UL << 22);
    static readonly TimeSpan CpuLimit = TimeSpan.FromMilliseconds(250);

    readonly SandboxPool _pool = new(
        new SandboxPoolOptions { Processes = 1, CpuLimit = CpuLimit, CpuBurst = TimeSpan.Zero }, new NoisyTemplates(Tenant), new NoHostCalls(),
        [], new SilentTemplateLog(), NullLoggerFactory.Instance, TimeProvider.System);

    internal static async Task<RunawayEnd> StartAsync()
    {
        var scenario = new RunawayEnd();
        await scenario._pool.StartAsync(CancellationToken.None);
        return scenario;
    }

    /// <summary>Runs one loop.</summary>
    /// <returns>Time from the limit to the outcome in the host, in milliseconds.</returns>
    internal async Task<double> RunAsync()
    {
        var started = Stopwatch.GetTimestamp();
        var outcome = await _pool.DispatchAsync(Tenant, Message, "{}"u8);
        var took = Stopwatch.GetElapsedTime(started) - CpuLimit;
        return outcome.Kind == DispatchOutcomeKind.CpuLimit
            ? took.TotalMilliseconds
            : throw new InvalidOperationException($"The loop ended as {outcome.Kind}: {outcome.Error?.Message}");
    }

    public ValueTask DisposeAsync() => _pool.DisposeAsync();
}
