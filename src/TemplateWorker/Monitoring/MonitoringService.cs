using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Execution.Telemetry;
using TemplateWorker.Monitoring.Health;
using TemplateWorker.Monitoring.Prometheus;

namespace TemplateWorker.Monitoring;

/// <summary>Serves health and metrics from before the first part of a worker starts until after the last one has stopped.</summary>
sealed class MonitoringService : IHostedLifecycleService, IAsyncDisposable
{
    readonly HostSettings _settings;
    readonly WorkerHealth _health;
    readonly MetricsCollector _metrics;
    readonly IHostApplicationLifetime _application;
    readonly ILoggerFactory _loggers;
    readonly TimeProvider _time;
    readonly Meter _meter = new(DispatchMetrics.MeterName);
    Task<MonitoringServer?> _server = Task.FromResult<MonitoringServer?>(null);

    /// <summary>Makes it; nothing is served yet.</summary>
    /// <param name="settings">Where to listen.</param>
    /// <param name="health">How the worker is.</param>
    /// <param name="metrics">What it measures.</param>
    /// <param name="application">Tells the end.</param>
    /// <param name="loggers">The log.</param>
    /// <param name="time">The clock.</param>
    public MonitoringService(
        HostSettings settings, WorkerHealth health, MetricsCollector metrics, IHostApplicationLifetime application, ILoggerFactory loggers, TimeProvider time)
    {
        (_settings, _health, _metrics, _application, _loggers, _time) = (settings, health, metrics, application, loggers, time);
        _meter.CreateObservableGauge("templateworker.ready", () => health.Last is { IsReady: true } ? 1 : 0, unit: null, "1 while all parts of the worker are well, as seen every 5 s.");
    }

    /// <summary>Completes when the endpoints are there.</summary>
    /// <exception cref="VerbFailedException">The configured port is taken.</exception>
    public Task Served => _server;

    /// <summary>Begins to listen, beside the start of all else, which waits for the database and the sandboxes most of its time.</summary>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        var endpoints = new MonitoringEndpoints(_health, _metrics, _loggers.CreateLogger<MonitoringEndpoints>());
        var stop = _application.ApplicationStopping;
        _server = Task.Run(() => MonitoringServer.StartAsync(_settings.Monitoring, endpoints, _loggers, _time, stop), stop);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        _health.Stops();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => CloseAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _meter.Dispose();
    }

    async Task CloseAsync()
    {
        var served = Interlocked.Exchange(ref _server, Task.FromResult<MonitoringServer?>(null));
        // One that could not be started was told of.
        await ((Task)served).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (served is { IsCompletedSuccessfully: true, Result: { } server })
            await server.DisposeAsync();
    }
}
