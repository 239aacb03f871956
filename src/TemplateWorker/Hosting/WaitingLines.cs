namespace TemplateWorker.Hosting;

/// <summary>How many lines of one tenant wait to be stored, and how many did not come so far. Used from any thread.</summary>
sealed class WaitingLines
{
    readonly Lock _gate = new();
    int _waiting;
    int _lost;

    // The first lines of a run are followed by a trim: nobody knows what the run before left.
    int _sinceTrim = int.MaxValue / 2;

    /// <summary>Counts a line in, or as lost where there are too many.</summary>
    public bool TryAdd(int most)
    {
        lock (_gate)
        {
            if (_waiting >= most)
            {
                _lost++;
                return false;
            }

            _waiting++;
            return true;
        }
    }

    /// <summary>Counts lines as lost that were counted in.</summary>
    public void Lose(int lines)
    {
        lock (_gate)
        {
            _waiting -= lines;
            _lost += lines;
        }
    }

    /// <summary>Counts lines as lost that were counted out already.</summary>
    public void LoseTaken(int lines)
    {
        lock (_gate)
        {
            _lost += lines;
        }
    }

    /// <summary>Counts lines out.</summary>
    /// <returns>How many were lost since the last time.</returns>
    public int Take(int lines)
    {
        lock (_gate)
        {
            _waiting -= lines;
            var lost = _lost;
            _lost = 0;
            return lost;
        }
    }

    /// <summary>Counts stored lines, and says whether older ones should be removed.</summary>
    public bool IsTrimDue(int lines, int between)
    {
        lock (_gate)
        {
            _sinceTrim += lines;
            if (_sinceTrim < between)
            {
                return false;
            }

            _sinceTrim = 0;
            return true;
        }
    }
}
