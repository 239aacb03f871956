using TemplateWorker.Confinement;

namespace TemplateWorker.Doctor;

/// <summary>What a process that tested its confinement has found, for people.</summary>
/// <param name="report">What it has found.</param>
/// <param name="required">Layers without which no such process runs.</param>
/// <param name="name">What such a process is called: <c>a sandbox</c>.</param>
sealed class ConfinementFindings(ConfinementReport report, IReadOnlyList<ConfinementLayer> required, string name)
{
    const string Mend = "docs/operating/security.md tells how a worker must run to have every layer.";

    readonly Dictionary<ConfinementLayer, LayerState> _layers = report.Layers.ToDictionary(state => state.Layer);

    /// <summary>All of them.</summary>
    public IReadOnlyList<Finding> All => [.. report.Layers.Select(Describe), .. Possible(), Summary()];

    Finding Describe(LayerState state) =>
        state.InForce ? Finding.Ok(state.Layer.NameOf(), state.Reason)
        : required.Contains(state.Layer) ? Finding.Failed(state.Layer.NameOf(), $"{state.Reason}", Mend)
        : Finding.Warning(state.Layer.NameOf(), $"{state.Reason}", Mend);

    IEnumerable<Finding> Possible() =>
        from act in report.Acts
        where !act.IsRefused
        group act.Thread by (act.Layer, act.Act) into possible
        let layer = _layers[possible.Key.Layer]
        let behindFilter = possible.All(thread => thread == ForbiddenAct.BeforeFilter)
        let subject = $"{name} can {possible.Key.Act}"
        select behindFilter ? Finding.Warning(subject, "Only the filter of system calls refuses it here.", Mend)
            : layer.InForce ? Finding.Failed(subject, $"The layer {layer.Layer.NameOf()} should refuse it; threads: {string.Join(", ", possible)}.", "Run no templates of others here, and report it.")
            : Finding.Warning(subject, $"The layer {layer.Layer.NameOf()} is missing.", Mend);

    Finding Summary() => Finding.Ok(
        "forbidden acts",
        $"{report.Acts.Count(act => act.IsRefused)} of {report.Acts.Count} attempts on {report.Acts.Select(act => act.Thread).Distinct().Count()} kinds of threads were refused");
}
