using Microsoft.Extensions.Logging;

namespace TemplateWorker.Discord.Cache;

/// <summary>What the guild cache logs.</summary>
static partial class CacheLog
{
    [LoggerMessage(1300, LogLevel.Warning, "An event about guild {Guild} cannot be read, so the guild is read anew when it is asked about. {Reason}")]
    public static partial void Unreadable(ILogger logger, ulong guild, string reason);
}
