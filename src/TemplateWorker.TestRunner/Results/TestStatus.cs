namespace TemplateWorker.TestRunner.Results;

/// <summary>What became of a test.</summary>
public enum TestStatus
{
    /// <summary>Everything was as it expects.</summary>
    Passed,

    /// <summary>Something was not.</summary>
    Failed,

    /// <summary>It was not run, as its file says.</summary>
    Skipped,
}
