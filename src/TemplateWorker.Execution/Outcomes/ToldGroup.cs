namespace TemplateWorker.Execution.Outcomes;

/// <summary>A group of failures that was told. Guarded by its <see cref="FailureGroups"/>.</summary>
/// <param name="group">The group.</param>
sealed class ToldGroup(ErrorGroup group)
{
    /// <summary>The group.</summary>
    public ErrorGroup Group => group;

    /// <summary>When it was told, as a timestamp of the clock.</summary>
    public long ToldAt { get; set; }

    /// <summary>Failures since then.</summary>
    public int Untold { get; set; }
}
