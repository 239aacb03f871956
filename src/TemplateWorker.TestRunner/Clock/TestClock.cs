namespace TemplateWorker.TestRunner.Clock;

/// <summary>
/// The time of one test: it stands still until the test moves it. Timers know the host call that waits for them, so
/// that a call that can only go on when the clock moves is told from one that is being worked on. Safe from any thread.
/// </summary>
sealed class TestClock : TimeProvider
{
    /// <summary>When every test starts.</summary>
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    static readonly AsyncLocal<CallScope?> CurrentScope = new();

    readonly Lock _gate = new();
    readonly List<TestTimer> _timers = [];
    DateTimeOffset _now = Start;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new TestTimer(this, () => callback(state), CurrentScope.Value);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Does something whose timers, now and in what it starts, belong to a host call.</summary>
    public static void Within(CallScope scope, Action action)
    {
        var before = CurrentScope.Value;
        CurrentScope.Value = scope;
        try
        {
            action();
        }
        finally
        {
            CurrentScope.Value = before;
        }
    }

    /// <summary>Moves the clock to the next timer, or to the end when none is due before.</summary>
    /// <returns>The timer to fire; null at the end.</returns>
    public TestTimer? StepTowards(DateTimeOffset end)
    {
        TestTimer? timer;
        lock (_gate)
        {
            timer = _timers.MinBy(waiting => waiting.Due);
            if (timer is null || timer.Due > end)
            {
                _now = end > _now ? end : _now;
                return null;
            }
            _now = timer.Due > _now ? timer.Due : _now;
            if (timer.Period > TimeSpan.Zero)
                timer.Due = _now + timer.Period;
            else
                _timers.Remove(timer);
        }
        return timer;
    }

    internal void Schedule(TestTimer timer, TimeSpan dueTime, TimeSpan period)
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

    internal void Remove(TestTimer timer)
    {
        lock (_gate)
            _timers.Remove(timer);
    }
}
