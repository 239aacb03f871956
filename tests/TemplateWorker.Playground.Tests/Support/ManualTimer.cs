namespace TemplateWorker.Playground.Tests.Support;

/// <summary>A timer of <see cref="ManualTime"/>; it fires once.</summary>
sealed class ManualTimer(ManualTime time, Action fire) : ITimer
{
    public DateTimeOffset DueAt { get; set; }

    public void Fire() => fire();

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        time.Schedule(this, dueTime);
        return true;
    }

    public void Dispose() => time.Schedule(this, Timeout.InfiniteTimeSpan);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
