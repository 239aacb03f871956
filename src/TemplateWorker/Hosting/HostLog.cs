using Microsoft.Extensions.Logging;
using TemplateWorker.Execution.Outcomes;
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

    [LoggerMessage(1006, LogLevel.Information, "Stopped")]
    public static partial void Stopped(ILogger logger);

    [LoggerMessage(1010, LogLevel.Warning, "Changes of tenants cannot be read now; tried again in {Wait}. {Reason}")]
    public static partial void SyncPostponed(ILogger logger, TimeSpan wait, string reason);

    [LoggerMessage(1020, LogLevel.Debug, "Dispatch {DispatchId} of {Event} to {Tenant}: ok, {CpuMicroseconds} µs of processor, {HostCalls} host calls")]
    public static partial void DispatchEnded(ILogger logger, ulong dispatchId, string @event, TenantId tenant, uint cpuMicroseconds, uint hostCalls);

    [LoggerMessage(1021, LogLevel.Warning, "Dispatch {DispatchId} of {Event} to {Tenant}: {Kind}. {Error}")]
    public static partial void DispatchFailed(ILogger logger, ulong dispatchId, string @event, TenantId tenant, DispatchOutcomeKind kind, string error);

    [LoggerMessage(1022, LogLevel.Warning, "{Count} events refused since the last such line, the last to {Tenant}: {Reason}")]
    public static partial void EventsRefused(ILogger logger, long count, TenantId tenant, string reason);
}
