using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Configuration;
using TemplateWorker.Execution.Sandboxes.Confinement;
using TemplateWorker.Hosting;

namespace TemplateWorker.Doctor;

/// <summary>Whether sandboxes are confined, by a sandbox that tries what it may not do.</summary>
sealed class ConfinementCheck : IDoctorCheck
{
    /// <inheritdoc/>
    public string Name => "confinement";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> RunAsync(HostSettings settings, CancellationToken stop) => Task.Run(() => Find(settings), stop);

    static IReadOnlyList<Finding> Find(HostSettings settings)
    {
        var options = settings.Sandbox.ToOptions(settings.Limits);
        // The same lines go to the report.
        var report = ConfinementProbe.Run(options, Secrets(settings), NullLogger.Instance);
        var layers = report.Layers.ToDictionary(state => state.Layer);
        return
        [
            .. report.Layers.Select(state => Describe(state, options.RequiredLayers.Contains(state.Layer))),
            .. Possible(report, layers),
            Summary(report),
        ];
    }

    static IEnumerable<string> Secrets(HostSettings settings) =>
        new[] { settings.DataDir, settings.Discord.TokenFile, SettingsLoader.DefaultFile }.OfType<string>().Select(Path.GetFullPath);

    static Finding Describe(LayerState state, bool isRequired) => new(
        state.InForce ? FindingKind.Ok : isRequired ? FindingKind.Failed : FindingKind.Warning, state.Layer.NameOf(), state.Reason);

    static IEnumerable<Finding> Possible(ConfinementReport report, Dictionary<ConfinementLayer, LayerState> layers) =>
        from act in report.Acts
        where !act.IsRefused
        group act.Thread by (act.Layer, act.Act) into possible
        let layer = layers[possible.Key.Layer]
        let behindFilter = possible.All(thread => thread == ForbiddenAct.BeforeFilter)
        select new Finding(
            layer.InForce && !behindFilter ? FindingKind.Failed : FindingKind.Warning,
            $"a sandbox can {possible.Key.Act}",
            behindFilter ? "Only the filter of system calls refuses it here."
                : layer.InForce ? $"The layer {layer.Layer.NameOf()} should refuse it; threads: {string.Join(", ", possible)}."
                : $"The layer {layer.Layer.NameOf()} is missing.");

    static Finding Summary(ConfinementReport report) => new(
        FindingKind.Ok, "forbidden acts",
        $"{report.Acts.Count(act => act.IsRefused)} of {report.Acts.Count} attempts on {report.Acts.Select(act => act.Thread).Distinct().Count()} kinds of threads were refused");
}
