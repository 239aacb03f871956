using TemplateWorker.Execution.Outcomes;

namespace TemplateWorker.Load.Rig;

/// <summary>Counts outcomes, keeps the events under way within a window, and insists that all end well.</summary>
sealed class OutcomeCounter(int window) : IDispatchObserver
{
    readonly object _gate = new();
    long _sent;
    long _ended;
    long _wanted;
    volatile string? _failure;

    /// <summary>Waits until another event fits the window.</summary>
    internal void Send()
    {
        if (_sent - Volatile.Read(ref _ended) >= window)
            WaitUntil(_sent - (window / 2));
        _sent++;
    }

    /// <summary>Waits until all events have ended.</summary>
    internal void Finish() => WaitUntil(_sent);

    /// <inheritdoc/>
    public void OnOutcome(in DispatchOutcome outcome)
    {
        if (outcome.Kind != DispatchOutcomeKind.Ok)
            _failure = $"{outcome.Kind}: {outcome.Error?.Message}";
        if (Interlocked.Increment(ref _ended) == Volatile.Read(ref _wanted))
        {
            lock (_gate)
                Monitor.Pulse(_gate);
        }
    }

    void WaitUntil(long ended)
    {
        lock (_gate)
        {
            Volatile.Write(ref _wanted, ended);
            Interlocked.MemoryBarrier();
            while (Volatile.Read(ref _ended) < ended)
            {
                if (!Monitor.Wait(_gate, TimeSpan.FromSeconds(30)))
                    throw new TimeoutException("Dispatches did not end within 30 s.");
            }
        }
        if (_failure is { } failure)
            throw new InvalidOperationException($"A dispatch did not end well. {failure}");
    }
}
