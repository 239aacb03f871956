using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.KeyValue.Transfer;
using TemplateWorker.Storage.Migrations;
using TemplateWorker.Storage.Tenants.Holdings;

namespace TemplateWorker.Storage.Administration;

/// <summary>What an operator does with a database. Each task has a connection of its own, past any pooler.</summary>
public sealed class DatabaseAdministration
{
    internal DatabaseAdministration(DatabaseConnection direct, DatabaseOptions options, Migrator migrations, TimeProvider time)
    {
        var session = new DirectSession(direct);
        Backup = new DatabaseBackup(session, options.ProgramFolder);
        Restore = new DatabaseRestore(session, options.ProgramFolder);
        Reset = new DatabaseReset(session, migrations);
        Statistics = new StatisticsReader(session);
        Vacuum = new DatabaseVacuum(session);
        Shell = new PostgresShell(session, options.ProgramFolder);
        KeyValueExport = new KeyValueExport(session, time);
        KeyValueImport = new KeyValueImport(session, options.Limits);
        UserPurge = new UserPurge(session, time);
        Tenants = new TenantHoldings(session, time);
    }

    /// <summary>Makes backups.</summary>
    public DatabaseBackup Backup { get; }

    /// <summary>Brings backups back.</summary>
    public DatabaseRestore Restore { get; }

    /// <summary>Empties the database.</summary>
    public DatabaseReset Reset { get; }

    /// <summary>Tells how it stands.</summary>
    public StatisticsReader Statistics { get; }

    /// <summary>Gives room back.</summary>
    public DatabaseVacuum Vacuum { get; }

    /// <summary>Runs psql.</summary>
    public PostgresShell Shell { get; }

    /// <summary>Writes what a tenant stores.</summary>
    public KeyValueExport KeyValueExport { get; }

    /// <summary>Stores what was written.</summary>
    public KeyValueImport KeyValueImport { get; }

    /// <summary>Removes what tenants store of a user.</summary>
    public UserPurge UserPurge { get; }

    /// <summary>All that is stored of tenants.</summary>
    public TenantHoldings Tenants { get; }
}
