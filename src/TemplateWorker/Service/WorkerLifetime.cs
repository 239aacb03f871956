using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;

namespace TemplateWorker.Service;

/// <summary>
/// Stops a worker's host when the program is told to stop, and ends the process when that takes too long. A second signal
/// ends the process by itself (<see cref="StopSignal"/>).
/// </summary>
/// <param name="settings">How long a stop may take.</param>
/// <param name="application">The host.</param>
/// <param name="loggers">The log.</param>
/// <param name="time">The clock.</param>
/// <param name="stop">Tells the program to stop.</param>
sealed class WorkerLifetime(
    HostSettings settings, IHostApplicationLifetime application, ILoggerFactory loggers, TimeProvider time, CancellationToken stop)
    : IHostLifetime, IDisposable
{
    CancellationTokenRegistration _stopping;
    StopDeadline? _deadline;

    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        var limit = TimeSpan.FromSeconds(settings.Sandbox.DrainSeconds + settings.CloseSeconds);
        _deadline = new StopDeadline(limit, static () => Environment.Exit(ExitCode.Failed), loggers, time, application.ApplicationStopping);
        _stopping = stop.Register(application.StopApplication);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Dispose();
        _deadline?.Dispose();
    }
}
