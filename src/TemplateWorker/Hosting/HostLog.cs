using Microsoft.Extensions.Logging;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Hosting;

/// <summary>What the host logs of itself.</summary>
static partial class HostLog
{
    [LoggerMessage(1000, LogLevel.Information, "Database: {Where}")]
    public static partial void Database(ILogger logger, string where);

    [LoggerMessage(1001, LogLevel.Information, "Discord: application {Name} ({Id}) at {Api}")]
    public static partial void Discord(ILogger logger, string name, ulong id, Uri api);

    [LoggerMessage(1002, LogLevel.Information, "Sandboxes: {Count} processes ({Processes}), {Engine}")]
    public static partial void Sandboxes(ILogger logger, int count, string processes, string engine);

    [LoggerMessage(1003, LogLevel.Information, "Tenants: {Count} with templates")]
    public static partial void Tenants(ILogger logger, int count);

    [LoggerMessage(1004, LogLevel.Information, "Ready: {Shards} shards connected")]
    public static partial void Ready(ILogger logger, int shards);

    [LoggerMessage(1005, LogLevel.Information, "Stopping: no new events; running dispatches get up to {Limit}")]
    public static partial void Stopping(ILogger logger, TimeSpan limit);

    [LoggerMessage(1006, LogLevel.Information, "Stopped after {Dispatches} dispatches, of which {Ok} ended well and {Refused} were refused")]
    public static partial void Stopped(ILogger logger, long dispatches, long ok, long refused);

    [LoggerMessage(1014, LogLevel.Warning, "Where the sessions with Discord stand cannot be stored now, so a worker that is started next may miss events or see some twice; tried again every second. {Reason}")]
    public static partial void SessionsNotKept(ILogger logger, string reason);

    [LoggerMessage(1015, LogLevel.Warning, "Templates of {Tenant}, and maybe of others, subscribe to events that need the intent {Intent}, which is off: {Loss}. Enable '{PortalSwitch}' in the developer portal, page Bot, and start the worker again")]
    public static partial void IntentOff(ILogger logger, TenantId tenant, GatewayIntents intent, string portalSwitch, string loss);

    [LoggerMessage(1020, LogLevel.Information, "SIGHUP: the sandboxes are replaced, one after the other")]
    public static partial void Replacing(ILogger logger);

    [LoggerMessage(1021, LogLevel.Information, "The sandboxes are replaced (processes {Processes}), and the former ones are gone")]
    public static partial void Replaced(ILogger logger, string processes);

    [LoggerMessage(1022, LogLevel.Error, "Not all sandboxes are replaced; those that are not go on: {Reason}")]
    public static partial void NotReplaced(ILogger logger, string reason, Exception error);

    [LoggerMessage(1023, LogLevel.Error, "SIGHUP: the configuration cannot be read, and the shards stay as they are: {Reason}")]
    public static partial void NotReconfigured(ILogger logger, string reason);

    [LoggerMessage(1024, LogLevel.Warning, "Turns to open sessions with Discord cannot be shared with other hosts of this bot now: {Reason}")]
    public static partial void TurnsNotShared(ILogger logger, string reason);

    [LoggerMessage(1016, LogLevel.Warning, "Templates cannot be pushed from here: {Reason}")]
    public static partial void CompilerUnavailable(ILogger logger, string reason);

    [LoggerMessage(1010, LogLevel.Warning, "Changes of tenants cannot be read now; tried again in {Wait}. {Reason}")]
    public static partial void SyncPostponed(ILogger logger, TimeSpan wait, string reason);

    [LoggerMessage(1011, LogLevel.Warning, "{Lines} lines of templates' logs are lost: {Reason}")]
    public static partial void LinesLost(ILogger logger, int lines, string reason, Exception? defect);

    [LoggerMessage(1012, LogLevel.Warning, "The oldest lines of templates' logs cannot be removed now; they are when more have come. {Reason}")]
    public static partial void TrimPostponed(ILogger logger, string reason);

    [LoggerMessage(1013, LogLevel.Warning, "The suspension of {Tenant} holds in this host alone for now; storing it is tried again in {Wait}. {Reason}")]
    public static partial void SuspensionPostponed(ILogger logger, TenantId tenant, TimeSpan wait, string reason);
}
