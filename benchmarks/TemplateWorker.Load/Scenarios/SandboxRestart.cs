using System.Diagnostics;
using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Load.Rig;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Load.Scenarios;

/// <summary>From the kill of a sandbox to the next good outcome of one of its tenants.</summary>
sealed class SandboxRestart : IAsyncDisposable
{
    static readonly TenantId Tenant = TenantId.Guild(Host.Guild(0));
    static readonly EventName Nothing = EventName.Of("NOTHING");

    static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(10);

    readonly Host _host;

    SandboxRestart(Host host) => _host = host;

    /// <summary>Starts the sandbox, and what is to take its place.</summary>
    /// <param name="spares">0 to measure the start of a process, 1 to measure the change to one that is warm.</param>
    internal static async Task<SandboxRestart> StartAsync(int spares)
    {
        var host = await Host.StartAsync(spares: spares);
        while (host.Pool.Spares < spares)
            await Task.Delay(LookAgain);
        return new SandboxRestart(host);
    }

    /// <summary>Kills the sandbox once.</summary>
    /// <returns>Milliseconds.</returns>
    internal async Task<double> RunAsync()
    {
        if ((await _host.Pool.DispatchAsync(Tenant, Nothing, "{}"u8)).Kind != DispatchOutcomeKind.Ok)
            throw new InvalidOperationException("The sandbox is not well before the kill.");
        using var process = Process.GetProcessById(_host.SandboxProcessId);
        var started = Stopwatch.GetTimestamp();
        process.Kill();
        while ((await _host.Pool.DispatchAsync(Tenant, Nothing, "{}"u8)).Kind != DispatchOutcomeKind.Ok)
        {
            if (Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(20))
                throw new TimeoutException("The sandbox was not replaced within 20 s.");
        }
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
