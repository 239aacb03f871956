using Microsoft.Extensions.Logging;

namespace TemplateWorker.Confinement;

/// <summary>What the confinement of processes says in the log. Ids are stable: 3060 to 3069.</summary>
static partial class ConfinementLog
{
    [LoggerMessage(3060, LogLevel.Information, "{Processes} are confined by {Layers}")]
    public static partial void ProcessesConfined(this ILogger logger, string processes, string layers);

    [LoggerMessage(3061, LogLevel.Warning, "{Processes} are not confined by {Layer}: {Reason}")]
    public static partial void LayerMissing(this ILogger logger, string processes, string layer, string reason);

    [LoggerMessage(3062, LogLevel.Information, "{Processes} are not confined by {Layer}: {Reason}")]
    public static partial void LayerUnavailable(this ILogger logger, string processes, string layer, string reason);

    [LoggerMessage(3063, LogLevel.Information, "{Processes} have {Mebibytes} MiB of memory at most, each in a control group of its own")]
    public static partial void MemoryBound(this ILogger logger, string processes, long mebibytes);

    [LoggerMessage(3064, LogLevel.Information, "{Processes} have {Mebibytes} MiB of memory at most, by what the host sees every {Interval}: {Problem}")]
    public static partial void MemoryWatched(this ILogger logger, string processes, long mebibytes, TimeSpan interval, string? problem);

    [LoggerMessage(3065, LogLevel.Warning, "Process {ProcessId} has no control group of its own, so the host alone watches its memory")]
    public static partial void MemoryNotBound(this ILogger logger, Exception error, int processId);
}
