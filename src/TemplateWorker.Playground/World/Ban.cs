namespace TemplateWorker.Playground.World;

/// <summary>A user who may not join.</summary>
/// <param name="User">Who.</param>
/// <param name="Reason">Why, or null.</param>
public sealed record Ban(User User, string? Reason);
