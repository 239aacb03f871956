namespace TemplateWorker.Discord.Gateway;

/// <summary>Counts the sessions that may still be opened before Discord's daily count starts anew.</summary>
sealed class SessionBudget
{
    static readonly TimeSpan Day = TimeSpan.FromDays(1);
    static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    // What other hosts open in so short a time changes little.
    static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    readonly TimeProvider _time;
    readonly Lock _lock = new();
    int _total;
    int _remaining;
    long _countedFrom;
    long _toldAt;
    TimeSpan _window;

    /// <summary>Begins with what Discord said.</summary>
    public SessionBudget(GatewayInformation information, TimeProvider time)
    {
        _time = time;
        Renew(information);
    }

    /// <summary>Whether Discord said so long ago that other hosts may have opened many since.</summary>
    public bool IsOld => _time.GetElapsedTime(Volatile.Read(ref _toldAt)) >= Fresh;

    /// <summary>Goes on with what Discord says now.</summary>
    public void Renew(GatewayInformation information)
    {
        lock (_lock)
        {
            _total = information.SessionsTotal;
            _remaining = information.SessionsRemaining;
            _window = information.SessionsResetAfter;
            _countedFrom = _time.GetTimestamp();
            Volatile.Write(ref _toldAt, _countedFrom);
        }
    }

    /// <summary>Takes one.</summary>
    /// <param name="wait">How long until there are some again, when there is none.</param>
    public bool TryTake(out TimeSpan wait)
    {
        lock (_lock)
        {
            var elapsed = _time.GetElapsedTime(_countedFrom);
            if (elapsed >= _window && _remaining < _total)
            {
                _remaining = Math.Max(1, _total);
                _countedFrom = _time.GetTimestamp();
                _window = Day;
                elapsed = TimeSpan.Zero;
            }
            wait = _window - elapsed < ShortestWait ? ShortestWait : _window - elapsed;
            if (_remaining <= 0)
                return false;
            _remaining--;
            return true;
        }
    }
}
