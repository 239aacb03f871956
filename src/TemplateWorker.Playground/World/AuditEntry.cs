using System.Text.Json;

namespace TemplateWorker.Playground.World;

/// <summary>What somebody changed in a guild.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Action">What was done.</param>
/// <param name="UserId">By whom.</param>
/// <param name="TargetId">To what, or null.</param>
/// <param name="Reason">Why, or null.</param>
/// <param name="Changes">Array of what was changed as on the wire, or null.</param>
/// <param name="Options">What else the action tells, as on the wire, or null.</param>
public sealed record AuditEntry(
    Snowflake Id,
    AuditAction Action,
    Snowflake UserId,
    Snowflake? TargetId,
    string? Reason,
    JsonElement? Changes,
    JsonElement? Options);
