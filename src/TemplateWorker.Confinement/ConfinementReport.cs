namespace TemplateWorker.Confinement;

/// <summary>What a real process has found out about its confinement on this machine.</summary>
/// <param name="Layers">How every layer stands.</param>
/// <param name="Acts">What was tried.</param>
/// <param name="Other">What else it wrote.</param>
public sealed record ConfinementReport(IReadOnlyList<LayerState> Layers, IReadOnlyList<ForbiddenAct> Acts, IReadOnlyList<string> Other);
