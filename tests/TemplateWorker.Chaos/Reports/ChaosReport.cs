using TemplateWorker.Chaos.Faults;
using TemplateWorker.Chaos.Rig;

namespace TemplateWorker.Chaos.Reports;

/// <summary>What a run found.</summary>
sealed record ChaosReport
{
    /// <summary>What was asked for.</summary>
    public required ChaosOptions Options { get; init; }

    /// <summary>Where it ran.</summary>
    public required MachineFacts Machine { get; init; }

    /// <summary>What must hold, and whether it did.</summary>
    public required IReadOnlyList<Check> Checks { get; init; }

    /// <summary>Numbers, by name.</summary>
    public required IReadOnlyDictionary<string, double> Figures { get; init; }

    /// <summary>Faults in the order in which they happened.</summary>
    public required IReadOnlyList<FaultRecord> Faults { get; init; }

    /// <summary>Resident memory, once a second.</summary>
    public required IReadOnlyList<MemorySample> Memory { get; init; }

    /// <summary>The first things that no fault explains.</summary>
    public required IReadOnlyList<string> Surprises { get; init; }

    /// <summary>Whether nothing failed.</summary>
    public bool HasPassed => Checks.All(check => check.Held != false);
}
