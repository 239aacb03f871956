using Microsoft.Extensions.Logging;

namespace TemplateWorker.Monitoring.Health;

/// <summary>Looks at a worker's health now and then, and says when it changes.</summary>
/// <param name="health">The worker's health.</param>
/// <param name="tell">Told of every report.</param>
/// <param name="logger">The log.</param>
/// <param name="time">The clock.</param>
sealed class HealthWatch(WorkerHealth health, Action<HealthReport> tell, ILogger logger, TimeProvider time)
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    bool _wasReady;

    /// <summary>Looks until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            var report = await health.LookAsync(stop);
            if (_wasReady && !report.IsReady)
            {
                MonitoringLog.NotReady(logger, report.Reasons);
            }
            else if (!_wasReady && report.IsReady)
            {
                MonitoringLog.Ready(logger);
            }

            _wasReady = report.IsReady;
            tell(report);
        }
        while (await timer.WaitForNextTickAsync(stop));
    }
}
