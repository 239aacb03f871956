using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TemplateWorker.Service;

namespace TemplateWorker.Monitoring.Health;

/// <summary>Looks at a worker's health now and then, tells the service manager, and the log when it changes.</summary>
/// <param name="health">The worker's health.</param>
/// <param name="service">Told of every look.</param>
/// <param name="logger">The log.</param>
/// <param name="time">The clock.</param>
sealed class HealthWatch(WorkerHealth health, ServiceManager service, ILogger<HealthWatch> logger, TimeProvider time) : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    bool _wasReady;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            var report = await health.LookAsync(stoppingToken);
            if (_wasReady && !report.IsReady)
            {
                MonitoringLog.NotReady(logger, report.Reasons);
            }
            else if (!_wasReady && report.IsReady)
            {
                MonitoringLog.Ready(logger);
            }

            _wasReady = report.IsReady;
            service.TellStatus(report.IsReady ? "ready" : report.Reasons);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
