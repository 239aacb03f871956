using TemplateWorker.Confinement.SystemCalls;

namespace TemplateWorker.Confinement;

/// <summary>How the processes of one kind are confined.</summary>
/// <param name="Processes">What they are called at the start of a sentence: <c>Sandboxes</c>.</param>
sealed record ConfinementProfile(string Processes)
{
    /// <summary>Which block of users is theirs, so that no process of another kind has the user of one of these.</summary>
    public int UserBlock { get; init; }

    /// <summary>Whether they are given the libraries of the system and its time zones.</summary>
    public bool UsesLibraries { get; init; }

    /// <summary>
    /// Limits that are in force. The launcher sets them unless the processes do so themselves, in which case it looks
    /// whether they have.
    /// </summary>
    public IReadOnlyList<ProcessLimit> Limits { get; init; } = [];

    /// <summary>Threads that one may have, where its user is its own and they can be counted; null when it sets that itself.</summary>
    public ulong? MostThreads { get; init; }

    /// <summary>
    /// The system calls that a running one may make, for processes that are native programs. Null for those that load a
    /// filter and set limits by themselves, because their runtime needs more until it runs.
    /// </summary>
    public Func<ConfinementPlan, IEnumerable<AllowedCall>>? Calls { get; init; }

    /// <summary>Argument that tells one that no other process has its user; null when it does not ask.</summary>
    public string? OwnUserArgument { get; init; }
}
