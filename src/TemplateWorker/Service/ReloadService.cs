using System.Runtime.InteropServices;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TemplateWorker.Configuration;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Sandboxes.Launch;
using TemplateWorker.Hosting;

namespace TemplateWorker.Service;

/// <summary>
/// Replaces the sandboxes when SIGHUP comes, and the gateway's shards if the configuration has others by now. SIGHUP ends the
/// program no more once there is one of these.
/// </summary>
sealed class ReloadService : BackgroundService
{
    // Signals that come while one is being followed are one more wish, not many.
    readonly Channel<bool> _wishes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    readonly PosixSignalRegistration _registration;
    readonly WorkerService _worker;
    readonly ServiceManager _service;
    readonly Func<HostSettings> _read;
    readonly ILogger _logger;

    /// <summary>Starts to listen; signals are followed when the worker has started.</summary>
    /// <param name="worker">What has the sandboxes and the shards.</param>
    /// <param name="service">Told of it.</param>
    /// <param name="read">Reads the configuration.</param>
    /// <param name="loggers">The log.</param>
    public ReloadService(WorkerService worker, ServiceManager service, Func<HostSettings> read, ILoggerFactory loggers)
    {
        (_worker, _service, _read, _logger) = (worker, service, read, loggers.CreateLogger<WorkerHost>());
        _registration = PosixSignalRegistration.Create(PosixSignal.SIGHUP, OnSignal);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _registration.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in _wishes.Reader.ReadAllAsync(stoppingToken))
        {
            _service.TellReloading();
            Reshard();
            await ReplaceAsync(_worker.Worker.Pool, stoppingToken);
            _service.TellReady();
        }
    }

    void Reshard()
    {
        try
        {
            _worker.Worker.Reshard(_read().Discord.Shards);
        }
        catch (ConfigurationException e)
        {
            HostLog.NotReconfigured(_logger, e.Message);
        }
    }

    async Task ReplaceAsync(SandboxPool pool, CancellationToken stop)
    {
        HostLog.Replacing(_logger);
        try
        {
            await pool.ReplaceAsync(stop);
            HostLog.Replaced(_logger, string.Join(", ", pool.Sandboxes.Select(sandbox => sandbox.ProcessId)));
        }
        catch (SandboxLaunchException e)
        {
            HostLog.NotReplaced(_logger, e.Message, e);
        }
    }

    void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        _wishes.Writer.TryWrite(true);
    }
}
