namespace TemplateWorker.EvilSandbox;

/// <summary>A dispatch as the host sent it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="TenantKey">The VM that it is for.</param>
/// <param name="Payload">The event's data: the name of an abuse, or anything else.</param>
/// <param name="OtherKey">The VM of another tenant of this sandbox; 0 when there is none.</param>
/// <param name="OtherId">A dispatch of another tenant of this sandbox; 0 when there is none.</param>
sealed record ReceivedDispatch(ulong Id, uint TenantKey, string Payload, uint OtherKey, ulong OtherId);
