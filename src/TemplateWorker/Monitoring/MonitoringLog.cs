using System.Net;
using Microsoft.Extensions.Logging;

namespace TemplateWorker.Monitoring;

/// <summary>What watching a worker logs. Event ids 1050 to 1069.</summary>
static partial class MonitoringLog
{
    [LoggerMessage(1050, LogLevel.Information, "Health and metrics are at http://{Place}")]
    public static partial void Listening(ILogger logger, EndPoint place);

    [LoggerMessage(1051, LogLevel.Warning, "Port {Port} is taken, so health and metrics are at http://{Place}; set monitoring.http to say where")]
    public static partial void ListeningElsewhere(ILogger logger, int port, EndPoint place);

    [LoggerMessage(1052, LogLevel.Warning, "Not all metrics could be read: {Reason}")]
    public static partial void MetricsIncomplete(ILogger logger, string reason, Exception error);

    [LoggerMessage(1053, LogLevel.Warning, "The worker cannot do all of its work: {Reasons}")]
    public static partial void NotReady(ILogger logger, string reasons);

    [LoggerMessage(1054, LogLevel.Information, "All parts of the worker are well")]
    public static partial void Ready(ILogger logger);

    [LoggerMessage(1055, LogLevel.Information, "Metrics and traces go to {Place}")]
    public static partial void Exporting(ILogger logger, Uri place);

    [LoggerMessage(1056, LogLevel.Warning, "The service manager cannot be told how the worker is: {Reason}")]
    public static partial void ServiceManagerAway(ILogger logger, string reason);

    [LoggerMessage(1057, LogLevel.Error, "The worker did not stop within {Limit}; it ends now, and what was under way is lost")]
    public static partial void StopTooLong(ILogger logger, TimeSpan limit);
}
