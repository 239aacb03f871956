namespace TemplateWorker.Templates.Compilation;

/// <summary>Names that share one piece of advice.</summary>
sealed record AlternativeRow
{
    /// <summary>What to use instead: one or two sentences.</summary>
    public required string Advice { get; init; }

    /// <summary>Globals.</summary>
    public IReadOnlyList<string> Globals { get; init; } = [];

    /// <summary>Modules, without the prefix <c>node:</c>.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];
}
