using TemplateWorker.TestRunner.Results;

namespace TemplateWorker.TestRunner.Running;

/// <summary>Learns how a run goes on, as it goes on.</summary>
public interface ITestObserver
{
    /// <summary>A file of tests begins.</summary>
    /// <param name="file">The file, as the author wrote it.</param>
    void OnFileStarted(string file);

    /// <summary>A test was run or skipped.</summary>
    /// <param name="result">What became of it.</param>
    void OnTestEnded(TestResult result);

    /// <summary>Everything is done.</summary>
    /// <param name="result">What became of it.</param>
    void OnRunEnded(RunResult result);
}
