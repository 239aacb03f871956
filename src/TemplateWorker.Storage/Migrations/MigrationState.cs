namespace TemplateWorker.Storage.Migrations;

/// <summary>How far a migration is.</summary>
public enum MigrationState
{
    /// <summary>It ran in this database.</summary>
    Applied,

    /// <summary>It will run next time.</summary>
    Pending,

    /// <summary>It did not run, but a later one did. Nothing runs until this is mended.</summary>
    Skipped,

    /// <summary>It ran in this database, but this program does not know it. Nothing runs until this is mended.</summary>
    Unknown,
}
