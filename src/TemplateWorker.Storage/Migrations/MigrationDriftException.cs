namespace TemplateWorker.Storage.Migrations;

/// <summary>The database's migrations and this program's do not fit together. Nothing was changed.</summary>
/// <param name="message">Which do not fit, and what to do.</param>
/// <param name="drifted">The migrations at fault: unknown or skipped ones.</param>
public sealed class MigrationDriftException(string message, IReadOnlyList<MigrationStatus> drifted) : Exception(message)
{
    /// <summary>The migrations at fault: unknown or skipped ones.</summary>
    public IReadOnlyList<MigrationStatus> Drifted { get; } = drifted;
}
