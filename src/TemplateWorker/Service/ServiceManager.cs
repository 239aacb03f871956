using System.Collections;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using TemplateWorker.Monitoring;

namespace TemplateWorker.Service;

/// <summary>
/// Tells systemd how the worker is, by its notification protocol
/// (https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html). Does nothing where systemd has not asked for it.
/// </summary>
sealed class ServiceManager : IDisposable
{
    const string SocketVariable = "NOTIFY_SOCKET";
    const string WatchdogVariable = "WATCHDOG_USEC";
    const string WatchedProcessVariable = "WATCHDOG_PID";

    readonly Socket? _socket;
    readonly UnixDomainSocketEndPoint? _place;
    readonly ILogger _logger;
    bool _isAway;

    ServiceManager(string? place, TimeSpan? watchdog, ILogger logger)
    {
        _logger = logger;
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
    /// <param name="environment">The environment; the variables are taken out of it, so that no child speaks for the worker.</param>
    /// <param name="processId">This process.</param>
    /// <param name="logger">The log.</param>
    public static ServiceManager Of(IDictionary environment, int processId, ILogger logger)
    {
        var place = environment[SocketVariable] as string;
        var isOurs = environment[WatchedProcessVariable] is not string process || process == processId.ToString(CultureInfo.InvariantCulture);
        TimeSpan? watchdog = isOurs && long.TryParse(environment[WatchdogVariable] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var time) && time > 0
            ? TimeSpan.FromMicroseconds(time)
            : null;
        foreach (var variable in new[] { SocketVariable, WatchdogVariable, WatchedProcessVariable })
            Environment.SetEnvironmentVariable(variable, null);
        return place is { Length: > 1 } && place[0] is '/' or '@' ? new ServiceManager(place, watchdog, logger) : new ServiceManager(null, null, logger);
    }

    /// <summary>The worker has started.</summary>
    /// <param name="status">How it is, for people.</param>
    public void TellReady(string status) => Tell($"READY=1\nSTATUS={status}");

    /// <summary>The worker stops.</summary>
    public void TellStopping() => Tell("STOPPING=1\nSTATUS=stopping");

    /// <summary>How it is, for people who ask <c>systemctl status</c>.</summary>
    /// <param name="status">One line.</param>
    public void TellStatus(string status) => Tell($"STATUS={status.ReplaceLineEndings(" ")}");

    /// <summary>Says again and again that the worker lives, until it is stopped; a worker that hangs says nothing.</summary>
    public async Task RunWatchdogAsync(TimeProvider time, CancellationToken stop)
    {
        if (_socket is null || WatchdogInterval is not { } interval)
            return;
        using var timer = new PeriodicTimer(interval, time);
        do
        {
            Tell("WATCHDOG=1");
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    /// <inheritdoc/>
    public void Dispose() => _socket?.Dispose();

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
