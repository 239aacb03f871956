using System.Diagnostics;

namespace TemplateWorker.Protocol.Waiting;

/// <summary>
/// Decides how long to keep looking at a channel before a wait for it blocks. Waking a blocked thread on an idle core
/// costs more than the whole way of a small event, so while the other side answers at once it pays to look a little
/// longer; while it does not, looking is given up for more and more waits. Belongs to one thread.
/// </summary>
public sealed class BriefSpin
{
    // About what a wake-up costs on a virtual machine, where a core that sleeps has to be scheduled first: whoever looks this
    // long in vain has lost no more than it could have won. With 50 microseconds, one slow wake-up made both sides late for
    // each other from then on.
    static readonly long Longest = Stopwatch.Frequency / 8_000;

    // Rarely enough that a quiet channel costs one look of 125 microseconds in 64 waits.
    const int MostFailures = 6;

    // With one core, the other side cannot answer while this one looks.
    static readonly bool IsWorthIt = Environment.ProcessorCount > 1;

    int _failures;
    int _skip;
    long _until;

    /// <summary>Begins a wait.</summary>
    /// <returns>Whether to look at all before blocking.</returns>
    public bool Begin()
    {
        if (!IsWorthIt)
            return false;
        if (_skip > 0)
        {
            _skip--;
            return false;
        }
        _until = Stopwatch.GetTimestamp() + Longest;
        return true;
    }

    /// <summary>Notes that a look found nothing, and lets another thread of this core go first.</summary>
    /// <returns>Whether to look again; false when it is time to block.</returns>
    public bool GoOn()
    {
        if (Stopwatch.GetTimestamp() < _until)
        {
            Thread.Yield();
            return true;
        }
        _skip = 1 << _failures;
        _failures = Math.Min(_failures + 1, MostFailures);
        return false;
    }

    /// <summary>Notes that a look found something.</summary>
    public void PaidOff() => _failures = 0;
}
