namespace TemplateWorker.CommandLine;

/// <summary>Runs what goes on until somebody stops it, so that being stopped is how it ends well.</summary>
static class UntilStopped
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="work">What goes on.</param>
    /// <param name="stop">How it is stopped.</param>
    /// <returns><see cref="ExitCode.Done"/>.</returns>
    public static async Task<int> RunAsync(Func<Task> work, CancellationToken stop)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // As asked.
        }

        return ExitCode.Done;
    }
}
