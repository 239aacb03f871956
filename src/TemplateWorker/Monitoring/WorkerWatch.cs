using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Execution.Telemetry;
using TemplateWorker.Hosting;
using TemplateWorker.Monitoring.Export;
using TemplateWorker.Monitoring.Health;
using TemplateWorker.Monitoring.Prometheus;
using TemplateWorker.Service;
using TemplateWorker.Storage;

namespace TemplateWorker.Monitoring;

/// <summary>
/// Everything by which a worker is watched from outside, from its first moment to its last: the endpoints of health and
/// metrics, what is sent to a collector, and what the service manager is told.
/// </summary>
sealed class WorkerWatch : IAsyncDisposable
{
    readonly WorkerHealth _health;
    readonly MetricsCollector _metrics = new(WorkerMetrics.Meters);
    readonly Meter _meter = new(DispatchMetrics.MeterName);
    readonly ServiceManager _service;
    readonly OpenTelemetryExport? _export;
    readonly Task<MonitoringServer?> _server;
    readonly StopDeadline _deadline;
    readonly CancellationTokenRegistration _stopping;
    readonly ILogger _logger;
    readonly TimeProvider _time;

    /// <summary>Starts to listen; the worker's parts may come later.</summary>
    /// <param name="settings">Where to listen and send.</param>
    /// <param name="loggers">The log.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Tells the worker to stop.</param>
    public WorkerWatch(HostSettings settings, ILoggerFactory loggers, TimeProvider time, CancellationToken stop)
    {
        _logger = loggers.CreateLogger<WorkerWatch>();
        _time = time;
        _health = new WorkerHealth(time);
        _meter.CreateObservableGauge("templateworker.ready", () => _health.Last is { IsReady: true } ? 1 : 0, unit: null, "1 while all parts of the worker are well, as seen every 5 s.");
        _service = ServiceManager.Of(Environment.GetEnvironmentVariables(), Environment.ProcessId, _logger);
        _export = OpenTelemetryExport.Start(settings.Monitoring, _logger);
        var endpoints = new MonitoringEndpoints(_health, _metrics, _logger);
        // Beside the start of all else, which waits for the database and the sandboxes most of its time.
        _server = Task.Run(() => MonitoringServer.StartAsync(settings.Monitoring, endpoints, _logger, stop), stop);
        var limit = TimeSpan.FromSeconds(settings.Sandbox.DrainSeconds) + StopDeadline.Rest;
        _deadline = new StopDeadline(limit, static () => Environment.Exit(ExitCode.Failed), _logger, time, stop);
        _stopping = stop.Register(() =>
        {
            _health.Stops();
            _service.TellStopping();
        });
    }

    /// <summary>The database is open.</summary>
    public void Has(Database database) => _health.Has(database);

    /// <summary>Waits until the endpoints are there.</summary>
    /// <exception cref="VerbFailedException">The configured port is taken.</exception>
    public Task WaitUntilServedAsync() => _server;

    /// <summary>Watches the worker until it is stopped.</summary>
    /// <param name="worker">The worker, whose sandboxes have started.</param>
    /// <param name="stop">The end.</param>
    public async Task RunAsync(WorkerHost worker, CancellationToken stop)
    {
        worker.TellHealth(_health);
        _service.TellReady("connecting to Discord");
        var watch = new HealthWatch(_health, Tell, _logger, _time);
        try
        {
            await Task.WhenAll(watch.RunAsync(stop), _service.RunWatchdogAsync(_time, stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // As asked.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.DisposeAsync();
        // One that could not be started was told of.
        await ((Task)_server).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_server is { IsCompletedSuccessfully: true, Result: { } server })
            await server.DisposeAsync();
        _export?.Dispose();
        _meter.Dispose();
        _metrics.Dispose();
        _service.Dispose();
        _health.Dispose();
        _deadline.Dispose();
    }

    void Tell(HealthReport report) =>
        _service.TellStatus(report.IsReady ? "ready" : report.Reasons);
}
