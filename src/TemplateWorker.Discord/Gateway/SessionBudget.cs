namespace TemplateWorker.Discord.Gateway;

/// <summary>Counts the sessions that may still be opened before Discord's daily count starts anew.</summary>
sealed class SessionBudget(GatewayInformation information, TimeProvider time)
{
    static readonly TimeSpan Day = TimeSpan.FromDays(1);
    static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    readonly Lock _lock = new();
    int _remaining = information.SessionsRemaining;
    long _countedFrom = time.GetTimestamp();
    TimeSpan _window = information.SessionsResetAfter;

    /// <summary>Takes one.</summary>
    /// <param name="wait">How long until there are some again, when there is none.</param>
    public bool TryTake(out TimeSpan wait)
    {
        lock (_lock)
        {
            var elapsed = time.GetElapsedTime(_countedFrom);
            if (elapsed >= _window && _remaining < information.SessionsTotal)
            {
                _remaining = Math.Max(1, information.SessionsTotal);
                _countedFrom = time.GetTimestamp();
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
