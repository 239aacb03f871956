namespace TemplateWorker.Storage.Migrations;

/// <summary>
/// A migration failed, or what they all need did. The database is exactly as it was before it; those before it stay applied.
/// </summary>
/// <param name="id">The migration; null when none had begun.</param>
/// <param name="line">The line of its file at fault; null when none is.</param>
/// <param name="message">PostgreSQL's error, with the migration and the line.</param>
/// <param name="innerException">What the driver said.</param>
public sealed class MigrationException(string? id, int? line, string message, Exception innerException) : Exception(message, innerException)
{
    /// <summary>The migration; null when none had begun.</summary>
    public string? Id { get; } = id;

    /// <summary>The line of its file at fault, from 1; null when none is.</summary>
    public int? Line { get; } = line;
}
