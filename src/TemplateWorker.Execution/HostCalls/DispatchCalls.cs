using System.Diagnostics.CodeAnalysis;

namespace TemplateWorker.Execution.HostCalls;

/// <summary>The host calls of one dispatch; made at the first of them.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "A source without timer or wait handle holds nothing to give back.")]
sealed class DispatchCalls
{
    readonly CancellationTokenSource _ended = new();
    int _underWay;

    /// <summary>Cancelled when the dispatch ends before its calls do.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>A call began.</summary>
    public void Begin() => Interlocked.Increment(ref _underWay);

    /// <summary>A call was answered.</summary>
    public void End() => Interlocked.Decrement(ref _underWay);

    /// <summary>The dispatch is over; calls that still run are of no use any more.</summary>
    public void DispatchEnded()
    {
        // Registered callbacks may take their time (a database is told to stop), which is not the reading thread's.
        if (Volatile.Read(ref _underWay) > 0)
            _ = _ended.CancelAsync();
    }
}
