using TemplateWorker.Confinement;

namespace TemplateWorker.Doctor;

/// <summary>What a process that tested its confinement has found, for people.</summary>
/// <param name="report">What it has found.</param>
/// <param name="required">Layers without which no such process runs.</param>
/// <param name="name">What such a process is called: <c>a sandbox</c>.</param>
sealed class ConfinementFindings(ConfinementReport report, IReadOnlyList<ConfinementLayer> required, string name)
{
    readonly Dictionary<ConfinementLayer, LayerState> _layers = report.Layers.ToDictionary(state => state.Layer);

    /// <summary>All of them.</summary>
    public IReadOnlyList<Finding> All => [.. report.Layers.Select(Describe), .. Possible(), Summary()];

    Finding Describe(LayerState state) => new(
        state.InForce ? FindingKind.Ok : required.Contains(state.Layer) ? FindingKind.Failed : FindingKind.Warning, state.Layer.NameOf(), state.Reason);

    IEnumerable<Finding> Possible() =>
        from act in report.Acts
        where !act.IsRefused
        group act.Thread by (act.Layer, act.Act) into possible
        let layer = _layers[possible.Key.Layer]
        let behindFilter = possible.All(thread => thread == ForbiddenAct.BeforeFilter)
        select new Finding(
            layer.InForce && !behindFilter ? FindingKind.Failed : FindingKind.Warning,
            $"{name} can {possible.Key.Act}",
            behindFilter ? "Only the filter of system calls refuses it here."
                : layer.InForce ? $"The layer {layer.Layer.NameOf()} should refuse it; threads: {string.Join(", ", possible)}."
                : $"The layer {layer.Layer.NameOf()} is missing.");

    Finding Summary() => new(
        FindingKind.Ok, "forbidden acts",
        $"{report.Acts.Count(act => act.IsRefused)} of {report.Acts.Count} attempts on {report.Acts.Select(act => act.Thread).Distinct().Count()} kinds of threads were refused");
}
