namespace TemplateWorker.Confinement;

/// <summary>How a layer stands on this machine.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="InForce">Whether processes have it.</param>
/// <param name="Reason">Why not, as a sentence.</param>
public sealed record LayerState(ConfinementLayer Layer, bool InForce, string? Reason);
