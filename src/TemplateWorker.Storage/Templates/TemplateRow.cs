namespace TemplateWorker.Storage.Templates;

/// <summary>A row of an active template's version, as Dapper fills it.</summary>
sealed class TemplateRow
{
    public required string Name { get; init; }

    public required int Version { get; init; }

    public required string Entry { get; init; }

    public required string Files { get; init; }

    public required string[] Events { get; init; }

    public required string Commands { get; init; }

    public string? Author { get; init; }

    public string? Note { get; init; }

    public required DateTime CreatedAt { get; init; }
}
