namespace TemplateWorker.Discord.Tests.Scripted;

/// <summary>Waits until something is so, and fails when it does not come to be.</summary>
static class Condition
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    public static async Task HoldsAsync(Func<bool> condition, string what)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            if (TimeProvider.System.GetElapsedTime(started) > Patience)
                throw new TimeoutException($"It did not come to be that {what}.");
            await Task.Delay(Interval, TestContext.Current.CancellationToken);
        }
    }
}
