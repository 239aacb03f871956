using Npgsql;
using TemplateWorker.Storage.Migrations;

namespace TemplateWorker.Storage.Administration;

/// <summary>
/// Brings back what a backup holds, in one transaction: until it is done the database is as it was, whatever ends it.
/// </summary>
public sealed class DatabaseRestore
{
    const string Untouched = "the database is as it was.";
    const int RowsBetweenReports = 100_000;

    readonly DirectSession _session;
    readonly string? _programs;

    internal DatabaseRestore(DirectSession session, string? programs) => (_session, _programs) = (session, programs);

    /// <summary>Brings it back.</summary>
    /// <param name="file">What <see cref="DatabaseBackup"/> has made, or pg_dump in its custom format of a database of ours.</param>
    /// <param name="replaces">Whether everything that is there is dropped; else the database must be empty.</param>
    /// <param name="progress">Is told what is being done.</param>
    /// <param name="cancellationToken">Gives up; the database is as it was.</param>
    /// <exception cref="AdministrationException">It could not be done; the database is as it was.</exception>
    /// <exception cref="MigrationDriftException">The dump was made by a program that knows more than this one.</exception>
    /// <exception cref="Connections.DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<RestoreReport> RunAsync(string file, bool replaces, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(file);
        return _session.RunAsync(
            "be restored", connection => RunAsync(connection, path, replaces, progress, cancellationToken), cancellationToken);
    }

    async Task<RestoreReport> RunAsync(
        NpgsqlConnection connection, string path, bool replaces, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var program = await PostgresProgram.FindAsync("pg_restore", OwnSchema.MajorOf(connection), _programs, cancellationToken);
        var dump = await DumpFile.OpenAsync(path, program, cancellationToken);
        var contents = await dump.ReadAsync(progress, cancellationToken);
        var plan = new MigrationPlan(MigrationCatalog.All, contents.Migrations);
        ThrowIfNewer(path, plan);

        var schema = await OwnSchema.FindAsync(connection, cancellationToken);
        if (schema != dump.Schema)
        {
            throw new AdministrationException(
                $"The dump's tables are in the schema {dump.Schema}, and the connection works in {schema}; {Untouched} Set the connection's search_path to {dump.Schema}, which must exist.");
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await OwnSchema.TakeAsync(connection, Untouched, cancellationToken);
        if (!replaces && !await OwnSchema.IsEmptyAsync(connection, cancellationToken))
        {
            throw new AdministrationException(
                $"{_session.Target} is not empty, and what is there would be lost; {Untouched} Name an empty database, or replace everything with --force (`templateworker db backup` keeps it first).");
        }
        progress.Report("dropping what is there");
        await OwnSchema.DropAllAsync(connection, cancellationToken);
        await CopyAsync(connection, dump, contents, progress, cancellationToken);
        progress.Report("committing");
        await transaction.CommitAsync(cancellationToken);
        return new RestoreReport(contents.Rows, [.. plan.Pending.Select(migration => migration.Id)]);
    }

    static void ThrowIfNewer(string path, MigrationPlan plan)
    {
        var unknown = plan.Status.Where(status => status.State == MigrationState.Unknown).Select(status => status.Id).ToList();
        if (unknown.Count > 0)
        {
            throw new AdministrationException(
                $"{path} was made by a program that knows more than this one: its database had the migrations {string.Join(", ", unknown)}; {Untouched} Restore it with that version of the program or a later one.");
        }
        plan.ThrowIfDrifted();
    }

    static async Task CopyAsync(
        NpgsqlConnection connection, DumpFile dump, DumpContents contents, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var copied = new List<RowCount>();
        await dump.ReadScriptAsync(
            async script =>
            {
                while (true)
                {
                    var (statements, table) = await script.ReadStatementsAsync(cancellationToken);
                    foreach (var statement in SqlFile.Split(statements))
                        await OwnSchema.ExecuteAsync(connection, statement.Text, cancellationToken);
                    if (table is null)
                        return;
                    var name = $"{table.ShortName} ({copied.Count + 1} of {contents.Rows.Count})";
                    progress.Report($"restoring {name}");
                    copied.Add(new RowCount(table.ShortName, await CopyAsync(connection, script, table, name, progress, cancellationToken)));
                }
            },
            cancellationToken);
        if (!copied.SequenceEqual(contents.Rows))
            throw new AdministrationException($"{dump.Path} has changed while it was read; {Untouched} Try again when nobody writes to it.");
        // The script empties it, so that names are looked up nowhere.
        await OwnSchema.ExecuteAsync(connection, "RESET search_path", cancellationToken);
    }

    static async Task<long> CopyAsync(
        NpgsqlConnection connection, DumpScriptReader script, DumpedTable table, string name, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var rows = 0L;
        await using var copy = await connection.BeginTextImportAsync(table.CopyStatement, cancellationToken);
        while (await script.ReadRowAsync(cancellationToken) is { } row)
        {
            await copy.WriteAsync(row.AsMemory(), cancellationToken);
            await copy.WriteAsync("\n".AsMemory(), cancellationToken);
            if (++rows % RowsBetweenReports == 0)
                progress.Report($"restoring {name}, row {rows}");
        }
        return rows;
    }
}
