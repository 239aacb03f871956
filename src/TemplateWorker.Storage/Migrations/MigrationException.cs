namespace TemplateWorker.Storage.Migrations;

/// <summary>A migration failed. The database is exactly as it was before it; those before it stay applied.</summary>
/// <param name="id">The migration.</param>
/// <param name="line">The line of its file at fault.</param>
/// <param name="message">PostgreSQL's error, with the migration and the line.</param>
/// <param name="innerException">What the driver said.</param>
public sealed class MigrationException(string id, int line, string message, Exception innerException) : Exception(message, innerException)
{
    /// <summary>The migration.</summary>
    public string Id { get; } = id;

    /// <summary>The line of its file at fault, from 1.</summary>
    public int Line { get; } = line;
}
