namespace TemplateWorker.TestRunner.Running;

/// <summary>A test as its file declares it.</summary>
/// <param name="Name">Its name with those of its groups before it.</param>
/// <param name="Mode">"run", "only" or "skip".</param>
sealed record DeclaredTest(string Name, string Mode)
{
    /// <summary>Whether it alone is to be run.</summary>
    public bool IsOnly => Mode == "only";

    /// <summary>Whether it is not to be run.</summary>
    public bool IsSkipped => Mode == "skip";
}
