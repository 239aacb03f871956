using System.Collections;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TemplateWorker.Monitoring;

namespace TemplateWorker.Service;

/// <summary>
/// Tells systemd how the worker is, by its notification protocol
/// (https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html). Does nothing where systemd has not asked for it.
/// </summary>
sealed class ServiceManager : IHostedLifecycleService, IDisposable
{
    const string SocketVariable = "NOTIFY_SOCKET";
    const string WatchdogVariable = "WATCHDOG_USEC";
    const string WatchedProcessVariable = "WATCHDOG_PID";
    const int MicrosecondsPerSecond = 1_000_000;

    readonly Socket? _socket;
    readonly UnixDomainSocketEndPoint? _place;
    readonly ILogger _logger;
    readonly TimeProvider _time;
    readonly CancellationTokenSource _end = new();
    Task _watchdog = Task.CompletedTask;
    bool _isAway;

    ServiceManager(string? place, TimeSpan? watchdog, ILogger logger, TimeProvider time)
    {
        (_logger, _time) = (logger, time);
        WatchdogInterval = watchdog / 2;
        if (place is null)
            return;
        // A name with @ at its start is one of the abstract kind, which has no file.
        _place = new UnixDomainSocketEndPoint(place.StartsWith('@') ? $"\0{place[1..]}" : place);
        _socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    }

    /// <summary>How often it wants to hear that the worker lives: half of the time after which it would end it; null for never.</summary>
    public TimeSpan? WatchdogInterval { get; }

    /// <summary>Reads from the environment whether and where systemd wants to be told.</summary>
    /// <param name="environment">The environment; the variables are taken out of the process's, so that no child speaks for the worker.</param>
    /// <param name="processId">This process.</param>
    /// <param name="logger">The log.</param>
    /// <param name="time">The clock.</param>
    public static ServiceManager Of(IDictionary environment, int processId, ILogger logger, TimeProvider time)
    {
        var place = environment[SocketVariable] as string;
        var isOurs = environment[WatchedProcessVariable] is not string process || process == processId.ToString(CultureInfo.InvariantCulture);
        TimeSpan? watchdog = isOurs && long.TryParse(environment[WatchdogVariable] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds) && microseconds > 0
            ? TimeSpan.FromMicroseconds(microseconds)
            : null;
        foreach (var variable in new[] { SocketVariable, WatchdogVariable, WatchedProcessVariable })
            Environment.SetEnvironmentVariable(variable, null);
        return place is { Length: > 1 } && place[0] is '/' or '@' ? new ServiceManager(place, watchdog, logger, time) : new ServiceManager(null, null, logger, time);
    }

    /// <summary>The worker has started, or has done what it was told to by a signal.</summary>
    public void TellReady() => Tell("READY=1");

    /// <summary>The worker replaces its sandboxes; <see cref="TellReady"/> ends that.</summary>
    public void TellReloading() =>
        Tell(string.Create(CultureInfo.InvariantCulture, $"RELOADING=1\nMONOTONIC_USEC={(Int128)_time.GetTimestamp() * MicrosecondsPerSecond / _time.TimestampFrequency}"));

    /// <summary>How it is, for people who ask <c>systemctl status</c>.</summary>
    /// <param name="status">One line.</param>
    public void TellStatus(string status) => Tell($"STATUS={status.ReplaceLineEndings(" ")}");

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Every part has started.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        TellReady();
        _watchdog = RunWatchdogAsync(_end.Token);
        return Task.CompletedTask;
    }

    /// <summary>The worker stops.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        Tell("STOPPING=1\nSTATUS=stopping");
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Every part has stopped; until now systemd heard that the worker lives.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        await _end.CancelAsync();
        await _watchdog.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _end.Dispose();
        _socket?.Dispose();
    }

    // A worker that hangs says nothing.
    async Task RunWatchdogAsync(CancellationToken end)
    {
        if (_socket is null || WatchdogInterval is not { } interval)
            return;
        using var timer = new PeriodicTimer(interval, _time);
        do
        {
            Tell("WATCHDOG=1");
        }
        while (await timer.WaitForNextTickAsync(end));
    }

    void Tell(string message)
    {
        if (_socket is null)
            return;
        try
        {
            _socket.SendTo(Encoding.UTF8.GetBytes(message), _place!);
            _isAway = false;
        }
        catch (SocketException error)
        {
            if (!_isAway)
                MonitoringLog.ServiceManagerAway(_logger, error.Message);
            _isAway = true;
        }
    }
}
