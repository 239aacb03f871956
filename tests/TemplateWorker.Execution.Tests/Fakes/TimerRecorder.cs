namespace TemplateWorker.Execution.Tests.Fakes;

/// <summary>A clock that a test sets, and that tells when the last timer is due instead of letting it fire.</summary>
sealed class TimerRecorder : TimeProvider
{
    public TimeSpan Now { get; set; }

    public TimeSpan LastDue { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        LastDue = Now + dueTime;
        return new Silent();
    }

    sealed class Silent : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
