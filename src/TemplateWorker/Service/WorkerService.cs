using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TemplateWorker.Configuration;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Hosting;
using TemplateWorker.Monitoring;
using TemplateWorker.Monitoring.Health;

namespace TemplateWorker.Service;

/// <summary>Runs the worker as a part of the host: starts its sandboxes, takes events until the host stops, lets dispatches end, closes.</summary>
/// <param name="settings">How it is configured.</param>
/// <param name="database">Its database, which starts before it.</param>
/// <param name="discord">Discord's REST interface.</param>
/// <param name="monitoring">The endpoints, without which no event is taken.</param>
/// <param name="health">Told when it runs.</param>
/// <param name="application">The host.</param>
/// <param name="loggers">The log.</param>
/// <param name="time">The clock.</param>
sealed class WorkerService(
    HostSettings settings, DatabaseService database, DiscordRestClient discord, MonitoringService monitoring, WorkerHealth health,
    IHostApplicationLifetime application, ILoggerFactory loggers, TimeProvider time) : BackgroundService, IAsyncDisposable
{
    WorkerHost? _worker;

    /// <summary>The worker, once this has started.</summary>
    public WorkerHost Worker => _worker ?? throw new InvalidOperationException("The worker has not started.");

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _worker = await WorkerHost.StartAsync(settings, database.Database, discord, loggers, time, cancellationToken);
        await monitoring.Served;
        _worker.TellHealth(health);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await DisposeAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Ends what runs, where the host gave up before every part had started.
        Dispose();
        await (ExecuteTask ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (Interlocked.Exchange(ref _worker, null) is { } worker)
            await worker.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // From the signal on no more events are taken, whatever else the host stops before this part.
            using var end = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, application.ApplicationStopping);
            await Worker.RunAsync(end.Token);
        }
        finally
        {
            application.StopApplication();
        }
    }
}
