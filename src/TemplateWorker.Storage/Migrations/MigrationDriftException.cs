namespace TemplateWorker.Storage.Migrations;

/// <summary>The database's migrations and this program's do not fit together. Nothing was changed.</summary>
/// <param name="message">Which do not fit, and what to do.</param>
public sealed class MigrationDriftException(string message) : Exception(message);
