using Microsoft.Extensions.Logging;

namespace TemplateWorker.Storage.Tenants;

static partial class TenantLog
{
    [LoggerMessage(2401, LogLevel.Warning, "A row of tenant_state is passed over: its owner '{OwnerType}' '{OwnerId}' is neither a guild nor a user.")]
    public static partial void UnknownOwner(ILogger logger, string ownerType, string ownerId);

    [LoggerMessage(2402, LogLevel.Information, "Listening for changes of tenants at {Database}.")]
    public static partial void Listening(ILogger logger, string database);

    [LoggerMessage(2403, LogLevel.Warning, "No news of tenants' changes for now: {Reason} The next attempt is in {Delay}.")]
    public static partial void ListenFailed(ILogger logger, string reason, TimeSpan delay);

    [LoggerMessage(2404, LogLevel.Warning, "A change notice is passed over, its text is not ours: '{Payload}'.")]
    public static partial void UnknownNotice(ILogger logger, string payload);
}
