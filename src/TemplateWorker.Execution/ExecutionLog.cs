using Microsoft.Extensions.Logging;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Sandboxes.Conduct;
using TemplateWorker.Execution.Sandboxes.Launch;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution;

/// <summary>What the execution of templates says in the log. Ids are stable: 3000 to 3099.</summary>
static partial class ExecutionLog
{
    [LoggerMessage(3000, LogLevel.Information, "Sandbox {Index} is ready (process {ProcessId}, {Engine}) after {Milliseconds} ms")]
    public static partial void SandboxReady(this ILogger logger, int index, int processId, string engine, long milliseconds);

    [LoggerMessage(3001, LogLevel.Error, "Sandbox {Index} (process {ProcessId}) is gone and will be replaced: {Reason} It {Exit}.")]
    public static partial void SandboxDied(this ILogger logger, Exception? error, int index, int processId, string reason, SandboxExit exit);

    [LoggerMessage(3002, LogLevel.Information, "Sandbox {Index} (process {ProcessId}) stopped: it {Exit}")]
    public static partial void SandboxStopped(this ILogger logger, int index, int processId, SandboxExit exit);

    [LoggerMessage(3003, LogLevel.Error, "Sandbox {Index} could not be started and will be tried again: {Reason}")]
    public static partial void SandboxNotLaunched(this ILogger logger, Exception error, int index, string reason);

    [LoggerMessage(3004, LogLevel.Critical, "The supervision of sandbox {Index} failed; it starts over")]
    public static partial void SupervisionFailed(this ILogger logger, Exception error, int index);

    [LoggerMessage(3005, LogLevel.Warning, "Sandbox process {ProcessId} writes: {Line}")]
    public static partial void SandboxWrote(this ILogger logger, int processId, string line);

    [LoggerMessage(3006, LogLevel.Warning, "Sandbox process {ProcessId} wrote more than {Lines} lines; the rest is not logged")]
    public static partial void SandboxOutputCut(this ILogger logger, int processId, int lines);

    [LoggerMessage(3007, LogLevel.Warning, "The output of sandbox process {ProcessId} cannot be read any more")]
    public static partial void SandboxOutputLost(this ILogger logger, Exception error, int processId);

    [LoggerMessage(3008, LogLevel.Warning, "The wait for running dispatches ended after {Limit} with {Count} events left; they end as cancelled")]
    public static partial void DrainEndedEarly(this ILogger logger, TimeSpan limit, int count);

    [LoggerMessage(3090, LogLevel.Information, "A spare sandbox is ready (process {ProcessId}): started in {Start}, warm after another {WarmUp}")]
    public static partial void SpareReady(this ILogger logger, int processId, TimeSpan start, TimeSpan warmUp);

    [LoggerMessage(3091, LogLevel.Error, "A spare sandbox (process {ProcessId}) is gone and will be replaced: {Reason} It {Exit}.")]
    public static partial void SpareDied(this ILogger logger, Exception? error, int processId, string reason, SandboxExit exit);

    [LoggerMessage(3092, LogLevel.Error, "A spare sandbox could not be started and will be tried again: {Reason}")]
    public static partial void SpareNotStarted(this ILogger logger, Exception error, string reason);

    [LoggerMessage(3093, LogLevel.Information, "A spare sandbox (process {ProcessId}) takes the place of sandbox {Index} (process {Former})")]
    public static partial void SpareTook(this ILogger logger, int processId, int index, int former);

    [LoggerMessage(3094, LogLevel.Information, "A spare sandbox (process {ProcessId}) stopped: it {Exit}")]
    public static partial void SpareStopped(this ILogger logger, int processId, SandboxExit exit);

    [LoggerMessage(3075, LogLevel.Information, "Process {ProcessId} takes the place of sandbox {Index} from process {Former} ({Cause}), which ends what it holds")]
    public static partial void SandboxReplaced(this ILogger logger, int index, int processId, int former, ReplaceCause cause);

    [LoggerMessage(3076, LogLevel.Information, "The former process {ProcessId} of sandbox {Index} ended after {Time}; {Cancelled} dispatches did not end by then and are cancelled; it {Exit}")]
    public static partial void FormerEnded(this ILogger logger, int index, int processId, TimeSpan time, int cancelled, SandboxExit exit);

    [LoggerMessage(3077, LogLevel.Error, "The former process {ProcessId} of sandbox {Index} is gone before it ended the {Held} dispatches that it held: {Reason} It {Exit}.")]
    public static partial void FormerDied(this ILogger logger, Exception? error, int index, int processId, int held, string reason, SandboxExit exit);

    [LoggerMessage(3078, LogLevel.Error, "Sandbox {Index} could not be replaced and goes on: {Reason}")]
    public static partial void SandboxNotReplaced(this ILogger logger, Exception error, int index, string reason);

    [LoggerMessage(3079, LogLevel.Warning, "Sandbox {Index} (process {ProcessId}) holds {Resident} MiB of memory, more than {Limit} (sandbox.process_memory_mib), and is replaced")]
    public static partial void SandboxTooLarge(this ILogger logger, int index, int processId, long resident, int limit);

    [LoggerMessage(3080, LogLevel.Information, "Sandbox {Index} (process {ProcessId}) holds {Resident} of {Limit} MiB of memory (sandbox.process_memory_mib); {Count} tenants without events gave up their VMs")]
    public static partial void IdleTenantsGivenUp(this ILogger logger, int index, int processId, int count, long resident, int limit);

    [LoggerMessage(3010, LogLevel.Debug, "The templates of {Tenant} are loaded ({CpuMicroseconds} µs)")]
    public static partial void TenantLoaded(this ILogger logger, TenantId tenant, uint cpuMicroseconds);

    [LoggerMessage(3011, LogLevel.Warning, "The templates of {Tenant} cannot be loaded: {ErrorName}: {ErrorMessage} (template {Template}, {File}, line {Line})")]
    public static partial void TenantLoadFailed(this ILogger logger, TenantId tenant, string errorName, string errorMessage, string? template, string? file, int line);

    [LoggerMessage(3013, LogLevel.Warning, "The template {Template} of {Tenant} is left out because its top level failed: {ErrorName}: {ErrorMessage} ({File}, line {Line})")]
    public static partial void TemplateLeftOut(this ILogger logger, TenantId tenant, string template, string errorName, string errorMessage, string? file, int line);

    [LoggerMessage(3012, LogLevel.Error, "The templates of {Tenant} could not be read from where they are stored")]
    public static partial void TemplatesUnavailable(this ILogger logger, Exception error, TenantId tenant);

    [LoggerMessage(3020, LogLevel.Error, "Observer {Observer} failed at the outcome of dispatch {DispatchId}")]
    public static partial void ObserverFailed(this ILogger logger, Exception error, string observer, ulong dispatchId);

    [LoggerMessage(3021, LogLevel.Warning, "{Event} for {Tenant} (dispatch {DispatchId}) was refused: {Reason} {Untold} more like it since the last line, {Others} others of the tenant; reference {Reference}")]
    public static partial void DispatchRefused(this ILogger logger, string @event, TenantId tenant, ulong dispatchId, string reason, int untold, int others, string reference);

    [LoggerMessage(3022, LogLevel.Warning, "{Event} for {Tenant} (dispatch {DispatchId}) ended as {Kind}: {ErrorName}: {ErrorMessage} {Place}; {Untold} more like it since the last line, {Others} others of the tenant; reference {Reference}")]
    public static partial void DispatchFailed(this ILogger logger, string @event, TenantId tenant, ulong dispatchId, DispatchOutcomeKind kind, string errorName, string errorMessage, string place, int untold, int others, string reference);

    [LoggerMessage(3040, LogLevel.Debug, "Interaction {InteractionId} of {Tenant} had no answer after {Milliseconds} ms and was deferred")]
    public static partial void InteractionDeferred(this ILogger logger, ulong interactionId, TenantId tenant, int milliseconds);

    [LoggerMessage(3041, LogLevel.Warning, "The member who made interaction {InteractionId} of {Tenant} could not be answered by the host; reference {Reference}")]
    public static partial void InteractionNotAnswered(this ILogger logger, Exception error, ulong interactionId, TenantId tenant, string reference);

    [LoggerMessage(3042, LogLevel.Warning, "{Count} interactions have no answer {Limit} after the stop")]
    public static partial void InteractionsLeft(this ILogger logger, int count, TimeSpan limit);

    [LoggerMessage(3050, LogLevel.Warning, "The error channel {ChannelId} of {Tenant} could not be told of failure {Reference}: {Reason}")]
    public static partial void ErrorReportFailed(this ILogger logger, Exception error, ulong channelId, TenantId tenant, string reference, string reason);

    [LoggerMessage(3051, LogLevel.Warning, "{Count} reports to error channels were left out, because too many wait")]
    public static partial void ErrorReportsLeftOut(this ILogger logger, int count);

    [LoggerMessage(3030, LogLevel.Error, "The host call {Method} of {Tenant} in dispatch {DispatchId} met a defect of the host")]
    public static partial void HostCallDefect(this ILogger logger, Exception error, string method, TenantId tenant, ulong dispatchId);

    [LoggerMessage(3031, LogLevel.Warning, "Template {Template} of {Tenant} is {Step}: Discord goes on refusing its calls with 401, 403 or 404; {Refusals} in {Window} stop it")]
    public static partial void TemplateRefused(this ILogger logger, string template, TenantId tenant, RefusalStep step, int refusals, TimeSpan window);

    [LoggerMessage(3070, LogLevel.Warning, "{Tenant} goes to the penalty sandbox after {Offences} offences within {Window}; the last was {Offence} of template {Template}")]
    public static partial void TenantPenalized(this ILogger logger, TenantId tenant, int offences, TimeSpan window, OffenceKind offence, string? template);

    [LoggerMessage(3071, LogLevel.Warning, "{Tenant} is suspended until {Until:u} (suspension {Level} in a row), because it went on offending in the penalty sandbox: {Reason} of template {Template}")]
    public static partial void TenantSuspended(this ILogger logger, TenantId tenant, DateTimeOffset until, int level, string reason, string? template);

    [LoggerMessage(3072, LogLevel.Information, "The suspension of {Tenant} is lifted")]
    public static partial void SuspensionLifted(this ILogger logger, TenantId tenant);

    [LoggerMessage(3073, LogLevel.Information, "{Tenant} is suspended until {Until:u}, as its state says")]
    public static partial void SuspensionTaken(this ILogger logger, TenantId tenant, DateTimeOffset until);

    [LoggerMessage(3074, LogLevel.Information, "The penalty sandbox runs at the priority of the others: {Reason}")]
    public static partial void PriorityNotLowered(this ILogger logger, string reason);
}
