using System.Runtime.InteropServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using TemplateWorker.Configuration;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Sandboxes.Launch;

namespace TemplateWorker.Hosting;

/// <summary>
/// Replaces the sandboxes when SIGHUP comes, and the gateway's shards if the configuration has others by now. SIGHUP ends the
/// program no more once there is one of these.
/// </summary>
sealed class ReloadSignal : IDisposable
{
    // Signals that come while one is being followed are one more wish, not many.
    readonly Channel<bool> _wishes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    readonly PosixSignalRegistration _registration;

    /// <summary>Starts to listen.</summary>
    public ReloadSignal() => _registration = PosixSignalRegistration.Create(PosixSignal.SIGHUP, OnSignal);

    /// <summary>Follows the signals until it is stopped.</summary>
    /// <param name="worker">What has the sandboxes and the shards.</param>
    /// <param name="read">Reads the configuration.</param>
    /// <param name="logger">Told of what comes of them.</param>
    /// <param name="stop">The end.</param>
    public async Task RunAsync(WorkerHost worker, Func<HostSettings> read, ILogger logger, CancellationToken stop)
    {
        try
        {
            await foreach (var _ in _wishes.Reader.ReadAllAsync(stop))
            {
                Reshard(worker, read, logger);
                await ReplaceAsync(worker.Pool, logger, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // As asked.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _registration.Dispose();

    static void Reshard(WorkerHost worker, Func<HostSettings> read, ILogger logger)
    {
        try
        {
            worker.Reshard(read().Discord.Shards);
        }
        catch (ConfigurationException e)
        {
            HostLog.NotReconfigured(logger, e.Message);
        }
    }

    static async Task ReplaceAsync(SandboxPool pool, ILogger logger, CancellationToken stop)
    {
        HostLog.Replacing(logger);
        try
        {
            await pool.ReplaceAsync(stop);
            HostLog.Replaced(logger, string.Join(", ", pool.Sandboxes.Select(sandbox => sandbox.ProcessId)));
        }
        catch (SandboxLaunchException e)
        {
            HostLog.NotReplaced(logger, e.Message, e);
        }
    }

    void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        _wishes.Writer.TryWrite(true);
    }
}
