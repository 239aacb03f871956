using TemplateWorker.Chaos.Faults;
using TemplateWorker.Chaos.Records;
using TemplateWorker.Chaos.Rig;

namespace TemplateWorker.Chaos.Reports;

/// <summary>All that a run leaves to judge it by.</summary>
sealed record RunFacts
{
    /// <summary>What was asked for.</summary>
    public required ChaosOptions Options { get; init; }

    /// <summary>The script engine.</summary>
    public required string Engine { get; init; }

    /// <summary>How long events were sent.</summary>
    public required TimeSpan Sending { get; init; }

    /// <summary>How much of that the source waited because too many events were under way.</summary>
    public required TimeSpan Waited { get; init; }

    /// <summary>From the last event until all had ended; null when they had not.</summary>
    public required TimeSpan? Settling { get; init; }

    /// <summary>Processor time from the first event until the worker had stopped.</summary>
    public required ProcessorUse Processor { get; init; }

    /// <summary>The sums.</summary>
    public required LedgerCount Count { get; init; }

    /// <summary>What no fault explains.</summary>
    public required (int Count, IReadOnlyList<string> First) Surprises { get; init; }

    /// <summary>The faults.</summary>
    public required IReadOnlyList<FaultRecord> Faults { get; init; }

    /// <summary>How often the gateway's session was resumed.</summary>
    public required int Resumed { get; init; }

    /// <summary>Acknowledged writes that the database does not hold.</summary>
    public required IReadOnlyList<int> MissingWrites { get; init; }

    /// <summary>Resident memory.</summary>
    public required IReadOnlyList<MemorySample> Memory { get; init; }

    /// <summary>Processes that were left.</summary>
    public required IReadOnlyList<string> Leftovers { get; init; }
}
