namespace TemplateWorker.Execution.Outcomes;

/// <summary>
/// Keeps what is told of failures from becoming a flood: of those that are alike the first is told at once, the others as
/// a number when the next is due. Safe from any thread.
/// </summary>
/// <param name="between">Least time between two of a group.</param>
/// <param name="time">The clock.</param>
sealed class FailureGroups(TimeSpan between, TimeProvider time)
{
    // Bounds what templates with ever new errors can make the host remember; beyond, groups start over.
    const int MostGroups = 10_000;

    readonly Lock _gate = new();
    readonly Dictionary<ErrorGroup, (long ToldAt, int Untold)> _groups = [];

    /// <summary>Counts a failure.</summary>
    /// <param name="group">Its group.</param>
    /// <param name="untold">How many were not told since the last that was.</param>
    /// <returns>Whether it is to be told.</returns>
    public bool IsDue(ErrorGroup group, out int untold)
    {
        var now = time.GetTimestamp();
        lock (_gate)
        {
            untold = 0;
            if (_groups.TryGetValue(group, out var known))
            {
                if (time.GetElapsedTime(known.ToldAt, now) < between)
                {
                    _groups[group] = (known.ToldAt, known.Untold + 1);
                    return false;
                }
                untold = known.Untold;
            }
            else if (_groups.Count >= MostGroups)
            {
                _groups.Clear();
            }
            _groups[group] = (now, 0);
            return true;
        }
    }
}
