namespace TemplateWorker.Testing;

/// <summary>A clock that stands still until a test moves it. Timers fire while it is moved, in order of their time.</summary>
public sealed class ManualTimeProvider : TimeProvider
{
    readonly Lock _gate = new();
    readonly List<ManualTimer> _timers = [];
    DateTimeOffset _now;
    TimeSpan _setBy;

    public ManualTimeProvider(DateTimeOffset? start = null) =>
        _now = start ?? new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers wait to fire; a test waits for one to appear before it moves the clock.</summary>
    public int WaitingTimers
    {
        get
        {
            lock (_gate)
                return _timers.Count;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now + _setBy;
    }

    public override long GetTimestamp()
    {
        lock (_gate)
            return _now.Ticks;
    }

    /// <summary>Sets the wall clock, forth or back, as an administrator does; no time passes by it and no timer fires.</summary>
    public void SetWallClock(TimeSpan by)
    {
        lock (_gate)
            _setBy += by;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock and fires what falls due on the way.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        DateTimeOffset end;
        lock (_gate)
            end = _now + by;
        while (TakeDue(end) is { } timer)
            timer.Fire();
        lock (_gate)
            _now = end;
    }

    internal void Schedule(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            timer.Period = period;
            if (dueTime == Timeout.InfiniteTimeSpan)
                return;
            timer.Due = _now + dueTime;
            _timers.Add(timer);
        }
    }

    internal void Remove(ManualTimer timer)
    {
        lock (_gate)
            _timers.Remove(timer);
    }

    ManualTimer? TakeDue(DateTimeOffset end)
    {
        lock (_gate)
        {
            var timer = _timers.MinBy(waiting => waiting.Due);
            if (timer is null || timer.Due > end)
                return null;
            _now = timer.Due > _now ? timer.Due : _now;
            if (timer.Period > TimeSpan.Zero)
                timer.Due = _now + timer.Period;
            else
                _timers.Remove(timer);
            return timer;
        }
    }
}
