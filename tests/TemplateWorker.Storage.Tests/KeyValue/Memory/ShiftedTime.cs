namespace TemplateWorker.Storage.Tests.KeyValue.Memory;

/// <summary>The system's time, some way ahead.</summary>
sealed class ShiftedTime : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => TimeProvider.System.GetUtcNow() + Shift;
}
