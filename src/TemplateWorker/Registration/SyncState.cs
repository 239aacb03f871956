using TemplateWorker.Storage.Templates;

namespace TemplateWorker.Registration;

/// <summary>How it stands with the commands of a guild.</summary>
/// <param name="Word">One of <see cref="Synced"/>, <see cref="Pending"/>, <see cref="Refused"/>.</param>
/// <param name="Commands">What people type or pick for each command that is wanted.</param>
/// <param name="NotedAt">When that was found; null when nobody looked yet.</param>
/// <param name="Problem">What stands in the way, a line for each; null for nothing.</param>
sealed record SyncState(string Word, IReadOnlyList<string> Commands, DateTimeOffset? NotedAt, string? Problem)
{
    /// <summary>Discord has the commands that are wanted.</summary>
    public const string Synced = "synced";

    /// <summary>They are to be registered, by a worker or <c>register</c>.</summary>
    public const string Pending = "pending";

    /// <summary>Discord does not take them; they are tried again when they change, when a worker starts, and by <c>register</c>.</summary>
    public const string Refused = "refused";

    /// <summary>Compares what is wanted with what is kept of the last registration.</summary>
    /// <param name="wanted">All commands that are wanted: a JSON array.</param>
    /// <param name="known">What is kept; null for nothing.</param>
    public static SyncState Of(ReadOnlyMemory<byte> wanted, RegisteredCommands? known)
    {
        var hash = CommandSet.HashOf(wanted);
        var names = CommandSet.NamesIn(wanted);
        return known switch
        {
            null => new SyncState(names.Count == 0 ? Synced : Pending, names, NotedAt: null, Problem: null),
            _ when known.Hash == hash => new SyncState(Synced, names, known.NotedAt, Problem: null),
            _ when known.RefusedHash == hash => new SyncState(Refused, names, known.NotedAt, known.Problem),
            // What Discord had against other commands is not told of these.
            _ => new SyncState(Pending, names, known.NotedAt, known.RefusedHash is null ? known.Problem : null),
        };
    }
}
