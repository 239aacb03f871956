using System.Diagnostics;

namespace TemplateWorker.Chaos.Faults;

/// <summary>What is out of order at the moment, by which a failure is told from one that no fault explains.</summary>
sealed class FaultWindows
{
    // Outcomes and answers of what a fault met arrive after it, and on a full machine not at once.
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    readonly Kill?[] _kills = new Kill?[ChaosOptions.Sandboxes];
    int _databaseFaults;
    long _databaseBack = long.MinValue;
    int _resumed;

    /// <summary>How often the gateway's session was resumed.</summary>
    public int Resumed => Volatile.Read(ref _resumed);

    /// <summary>Whether a write may fail because the database is away, or was a moment ago.</summary>
    public bool IsDatabaseAway =>
        Volatile.Read(ref _databaseFaults) > 0
        || (Volatile.Read(ref _databaseBack) is var back && back != long.MinValue && Stopwatch.GetElapsedTime(back) < Grace);

    /// <summary>The session was resumed.</summary>
    public void CountResumed() => Interlocked.Increment(ref _resumed);

    /// <summary>A sandbox is about to be killed.</summary>
    /// <param name="fault">The fault; it has a place.</param>
    public void Killing(FaultRecord fault) => Volatile.Write(ref _kills[fault.Place!.Value], new Kill(Stopwatch.GetTimestamp(), fault));

    /// <summary>Finds out whether the crash of a dispatch comes from a kill, and counts it there.</summary>
    /// <param name="place">The sandbox that had it.</param>
    public bool Explains(int place)
    {
        if (Volatile.Read(ref _kills[place]) is not { } kill || Stopwatch.GetElapsedTime(kill.At) > Grace)
            return false;
        kill.Fault.AddDispatch();
        return true;
    }

    /// <summary>The database is about to go.</summary>
    public void DatabaseGoes() => Interlocked.Increment(ref _databaseFaults);

    /// <summary>The database is there again.</summary>
    public void DatabaseIsBack()
    {
        Volatile.Write(ref _databaseBack, Stopwatch.GetTimestamp());
        Interlocked.Decrement(ref _databaseFaults);
    }

    sealed record Kill(long At, FaultRecord Fault);
}
