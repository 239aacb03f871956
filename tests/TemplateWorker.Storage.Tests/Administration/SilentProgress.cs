namespace TemplateWorker.Storage.Tests.Administration;

/// <summary>Keeps what is told of the way of a long task.</summary>
sealed class SilentProgress : IProgress<string>
{
    readonly List<string> _steps = [];

    public IReadOnlyList<string> Steps => _steps;

    public void Report(string value)
    {
        lock (_steps)
            _steps.Add(value);
    }
}
