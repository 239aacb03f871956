using TemplateWorker.Execution.Outcomes;

namespace TemplateWorker.Chaos.Records;

/// <summary>What became of one event.</summary>
/// <param name="Tenant">Whose it was.</param>
/// <param name="Delivered">How often the gateway's client had it.</param>
/// <param name="Dispatched">How often the host began a dispatch with it.</param>
/// <param name="Ran">How often a template said that it runs with it.</param>
/// <param name="Kind">How its dispatch ended; null without one.</param>
/// <param name="Write">How its write ended.</param>
/// <param name="Answers">How often its answer was acknowledged to the template.</param>
/// <param name="Answered">How often the guild saw its answer.</param>
readonly record struct EventEnd(
    int Tenant, int Delivered, int Dispatched, int Ran, DispatchOutcomeKind? Kind, WriteEnd Write, int Answers, int Answered)
{
    /// <summary>Its sandbox was killed while it was under way; outcomes that no kill explains are counted elsewhere.</summary>
    public bool IsAffectedByKill => Kind == DispatchOutcomeKind.Crash;

    /// <summary>Its write was refused while the database was away.</summary>
    public bool IsAffectedByDatabase => Write == WriteEnd.DatabaseAway && Kind == DispatchOutcomeKind.Error;

    /// <summary>A fault met it.</summary>
    public bool IsAffected => IsAffectedByKill || IsAffectedByDatabase;
}
