using Microsoft.Extensions.Logging;
using TemplateWorker.Monitoring;

namespace TemplateWorker.Service;

/// <summary>Ends a worker that was told to stop and does not: something in it hangs, and whoever told it waits.</summary>
sealed class StopDeadline : IDisposable
{
    readonly CancellationTokenRegistration _registration;
    readonly ITimer _timer;

    /// <summary>Waits for the stop.</summary>
    /// <param name="limit">What it may take.</param>
    /// <param name="end">Ends the process.</param>
    /// <param name="loggers">The log, which is closed before the end.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Tells the worker to stop.</param>
    public StopDeadline(TimeSpan limit, Action end, ILoggerFactory loggers, TimeProvider time, CancellationToken stop)
    {
        _timer = time.CreateTimer(
            _ =>
            {
                MonitoringLog.StopTooLong(loggers.CreateLogger<StopDeadline>(), limit);
                // The console writes later than it is told to, and the end would come first.
                loggers.Dispose();
                end();
            },
            null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _registration = stop.Register(() => _timer.Change(limit, Timeout.InfiniteTimeSpan));
    }

    /// <summary>It has stopped.</summary>
    public void Dispose()
    {
        _registration.Dispose();
        _timer.Dispose();
    }
}
