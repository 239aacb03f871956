using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Sandboxes.Conduct;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Outcomes;

/// <summary>The end of one dispatch; every dispatch has exactly one.</summary>
/// <param name="DispatchId">Its number, unique in this host's life.</param>
/// <param name="Tenant">Whose templates it ran.</param>
/// <param name="Event">The event.</param>
/// <param name="Kind">How it ended.</param>
/// <param name="Usage">What it used; zero when it never ran.</param>
/// <param name="Error">Why it did not end well; null when it did.</param>
public readonly record struct DispatchOutcome(
    ulong DispatchId, TenantId Tenant, EventName Event, DispatchOutcomeKind Kind, DispatchUsage Usage,
    ScriptErrorReport? Error)
{
    /// <summary>Version of the template that <see cref="Error"/> belongs to, when known.</summary>
    public uint? TemplateVersion { get; init; }

    /// <summary>What it did to those that share its sandbox; null when nothing.</summary>
    public OffenceKind? Offence { get; init; }
}
