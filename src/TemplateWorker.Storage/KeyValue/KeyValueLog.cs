using Microsoft.Extensions.Logging;

namespace TemplateWorker.Storage.KeyValue;

static partial class KeyValueLog
{
    [LoggerMessage(2301, LogLevel.Debug, "{Records} records whose time has passed are removed.")]
    public static partial void Purged(ILogger logger, long records);

    [LoggerMessage(2302, LogLevel.Warning, "Records whose time has passed cannot be removed now; the next attempt is in {Delay}. {Reason}")]
    public static partial void PurgePostponed(ILogger logger, TimeSpan delay, string reason);
}
