using System.Diagnostics;

namespace TemplateWorker.Execution.Tests.Fakes;

/// <summary>Waits for a condition that other threads bring about.</summary>
static class Eventually
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static async Task Holds(Func<bool> condition, string what)
    {
        var started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Stopwatch.GetElapsedTime(started).ShouldBeLessThan(Limit, $"{what} did not come true");
            await Task.Delay(2);
        }
    }
}
