using Microsoft.Extensions.Logging;

namespace TemplateWorker.Storage.Migrations;

static partial class MigrationLog
{
    [LoggerMessage(2501, LogLevel.Information, "Migration {Id} applied in {Duration}.")]
    public static partial void Applied(ILogger logger, string id, TimeSpan duration);
}
