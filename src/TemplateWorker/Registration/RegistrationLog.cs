using Microsoft.Extensions.Logging;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Registration;

/// <summary>What the registration of commands logs.</summary>
static partial class RegistrationLog
{
    [LoggerMessage(8000, LogLevel.Information, "Commands of {Tenant} registered: {Changes}")]
    public static partial void Registered(ILogger logger, TenantId tenant, string changes);

    [LoggerMessage(8001, LogLevel.Warning, "Discord does not take all commands of {Tenant}; `templateworker register --status` shows them. {Reason}")]
    public static partial void Refused(ILogger logger, TenantId tenant, string reason);

    [LoggerMessage(8002, LogLevel.Warning, "Commands of {Tenant} cannot be registered now; tried again in {Wait}. {Reason}")]
    public static partial void Postponed(ILogger logger, TenantId tenant, TimeSpan wait, string reason);
}
