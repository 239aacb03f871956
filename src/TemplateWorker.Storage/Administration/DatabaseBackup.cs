using System.Data;
using System.Text.RegularExpressions;
using Npgsql;

namespace TemplateWorker.Storage.Administration;

/// <summary>
/// Makes backups with pg_dump. Each is read back as a whole and compared, row for row, with the same moment of the database
/// before it gets its name.
/// </summary>
public sealed partial class DatabaseBackup
{
    readonly DirectSession _session;
    readonly string? _programs;

    internal DatabaseBackup(DirectSession session, string? programs) => (_session, _programs) = (session, programs);

    /// <summary>Makes one. The database may be in use, and may be one that only answers reads.</summary>
    /// <param name="file">Where it is written; the folder must be there.</param>
    /// <param name="overwrites">Whether a file that is there is replaced.</param>
    /// <param name="progress">Is told what is being done.</param>
    /// <param name="cancellationToken">Gives up; nothing is left behind.</param>
    /// <exception cref="AdministrationException">It could not be made; what was there under the name is as it was.</exception>
    /// <exception cref="Connections.DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<BackupReport> RunAsync(string file, bool overwrites, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var target = Path.GetFullPath(file);
        return _session.RunAsync("be backed up", connection => RunAsync(connection, target, overwrites, progress, cancellationToken), cancellationToken);
    }

    async Task<BackupReport> RunAsync(
        NpgsqlConnection connection, string target, bool overwrites, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var major = OwnSchema.MajorOf(connection);
        var dump = await PostgresProgram.FindAsync("pg_dump", major, _programs, cancellationToken);
        var restore = await PostgresProgram.FindAsync("pg_restore", dump.Major, _programs, cancellationToken);
        using var unfinished = await UnfinishedFile.BeginAsync(target, overwrites, cancellationToken);

        // What is counted below is what pg_dump sees, whatever is written meanwhile.
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var schema = await OwnSchema.FindAsync(connection, cancellationToken);
        var tables = await OwnSchema.ListTablesAsync(connection, cancellationToken);
        var snapshot = (string)(await OwnSchema.ScalarAsync(connection, "SELECT pg_export_snapshot()", cancellationToken))!;
        await DumpAsync(connection, dump, schema, snapshot, unfinished.Path, tables.Count, progress, cancellationToken);

        progress.Report("reading the backup back");
        var contents = await (await DumpFile.OpenAsync(unfinished.Path, restore, cancellationToken)).ReadAsync(progress, cancellationToken);
        foreach (var (name, sql) in tables)
        {
            progress.Report($"comparing {name}");
            var rows = await OwnSchema.CountRowsAsync(connection, sql, cancellationToken);
            var found = contents.Rows.FirstOrDefault(table => table.Table.Trim('"') == name)?.Rows ?? 0;
            if (found != rows)
                throw new AdministrationException($"The backup does not hold what it should: {name} has {rows} rows, and {found} are in the file. The file is removed; try again.");
        }
        var bytes = new FileInfo(unfinished.Path).Length;
        await unfinished.CompleteAsync(cancellationToken);
        return new BackupReport(target, bytes, contents.Rows, contents.Migrations.OrderBy(migration => migration.Value).LastOrDefault().Key);
    }

    async Task DumpAsync(
        NpgsqlConnection connection, PostgresProgram dump, string schema, string snapshot, string path, int tables, IProgress<string> progress,
        CancellationToken cancellationToken)
    {
        var environment = LibpqEnvironment.Of(_session.Target);
        // Of several hosts, the one that has the snapshot.
        environment["PGHOST"] = connection.Host!;
        environment["PGPORT"] = $"{connection.Port}";
        environment.Remove("PGTARGETSESSIONATTRS");
        var done = 0;
        using var run = ProgramRun.Start(
            dump,
            [
                "--format=custom", "--no-password", "--no-owner", "--no-privileges", "--verbose", $"--snapshot={snapshot}",
                $"--schema=\"{schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", $"--file={path}",
            ],
            environment,
            line =>
            {
                if (DumpedTableLine.Match(line) is { Success: true } table)
                    progress.Report($"dumping {table.Groups["name"].Value} ({++done} of {tables})");
            });
        if (await run.WaitAsync(cancellationToken) is { } problem)
        {
            throw new AdministrationException(
                $"{_session.Target} was not backed up: {problem}. The unfinished file is removed, and nothing is at its place that was not there before.{Advice(problem)}");
        }
    }

    static string Advice(string problem) =>
        problem.Contains("No space left", StringComparison.Ordinal) || problem.Contains("File too large", StringComparison.Ordinal)
            ? " Make room, or name a file on another disk."
            : problem.Contains("permission denied", StringComparison.Ordinal)
                ? " Log in as the owner of the database, or let the owner grant the role SELECT on all tables and sequences."
                : "";

    // pg_dump: dumping contents of table "public.tenant_kv"
    [GeneratedRegex("""dumping contents of table "(?:[^"]*\.)?(?<name>[^"]+)""")]
    static partial Regex DumpedTableLine { get; }
}
