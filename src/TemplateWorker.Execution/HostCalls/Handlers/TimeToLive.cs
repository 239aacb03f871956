namespace TemplateWorker.Execution.HostCalls.Handlers;

/// <summary>How long a record stays, as templates say it: a number of seconds.</summary>
static class TimeToLive
{
    /// <summary>The time; what is beyond every time is the longest, for the store to judge.</summary>
    /// <param name="seconds">The number; none for ever.</param>
    public static TimeSpan? Of(double? seconds) => seconds switch
    {
        null => null,
        { } number when number >= TimeSpan.MaxValue.TotalSeconds => TimeSpan.MaxValue,
        { } number when number <= TimeSpan.MinValue.TotalSeconds => TimeSpan.MinValue,
        { } number => TimeSpan.FromSeconds(number),
    };
}
