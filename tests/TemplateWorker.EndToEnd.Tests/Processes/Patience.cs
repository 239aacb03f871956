using System.Diagnostics;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Processes;

/// <summary>Waits for what other processes bring about.</summary>
static class Patience
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks again and again until there is an answer.</summary>
    /// <param name="ask">Null means not yet.</param>
    /// <param name="describe">What to say when it never comes.</param>
    public static async Task<T> GetAsync<T>(Func<Task<T?>> ask, Func<string> describe)
        where T : class
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            if (await ask() is { } answer)
            {
                return answer;
            }

            (watch.Elapsed > Eventually.Patience).ShouldBeFalse(describe());
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits until something holds.</summary>
    public static async Task TrueAsync(Func<bool> holds, Func<string> describe) =>
        await GetAsync(() => Task.FromResult(holds() ? "yes" : null), describe);

    /// <summary>Waits until none of the processes runs any more.</summary>
    public static Task GoneAsync(IReadOnlyList<int> processes) => TrueAsync(
        () => !processes.Any(ProcessTree.IsRunning),
        () => $"Still running: {string.Join(", ", processes.Where(ProcessTree.IsRunning).Select(ProcessTree.CommandOf))}");
}
