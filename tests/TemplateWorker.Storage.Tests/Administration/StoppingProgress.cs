namespace TemplateWorker.Storage.Tests.Administration;

/// <summary>Gives a long task up when it has come so far.</summary>
sealed class StoppingProgress(string step, CancellationTokenSource stop) : IProgress<string>
{
    public void Report(string value)
    {
        if (value.StartsWith(step, StringComparison.Ordinal))
            stop.Cancel();
    }
}
