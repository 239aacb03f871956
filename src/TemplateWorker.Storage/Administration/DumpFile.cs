using System.Globalization;
using System.Text.RegularExpressions;

namespace TemplateWorker.Storage.Administration;

/// <summary>A dump in pg_dump's custom format, read with pg_restore.</summary>
sealed partial class DumpFile
{
    const string Migrations = "_migrations_applied";

    // Tables of before migrations were recorded, one of which every database of ours has had.
    static readonly string[] FirstTables = ["guild_templates_kv", "tenant_kv"];

    // Who owns what and who may do what is the target's matter, as are the schema itself and extensions, which only a
    // superuser may make.
    static readonly string[] LeftOut = ["SCHEMA", "EXTENSION", "COMMENT - SCHEMA", "COMMENT - EXTENSION", "ACL", "DEFAULT ACL", "PUBLICATION", "SUBSCRIPTION", "EVENT TRIGGER", "DATABASE"];

    static ReadOnlySpan<byte> Magic => "PGDMP"u8;

    readonly PostgresProgram _restore;

    DumpFile(string path, PostgresProgram restore, IReadOnlyList<string> list)
    {
        Path = path;
        _restore = restore;
        List = list;
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Its table of contents, one entry a line, without what is left out.</summary>
    public IReadOnlyList<string> List { get; }

    /// <summary>The schema that the tables are in.</summary>
    public string Schema => List.Select(entry => OwnTable.Match(entry)).First(match => match.Success).Groups["schema"].Value;

    /// <summary>Opens a dump and reads its table of contents.</summary>
    /// <param name="path">The file.</param>
    /// <param name="restore">pg_restore.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AdministrationException">It is no dump, or none of a database of ours.</exception>
    public static async Task<DumpFile> OpenAsync(string path, PostgresProgram restore, CancellationToken cancellationToken)
    {
        CheckMagic(path);
        using var run = ProgramRun.Start(restore, ["--list", path], new Dictionary<string, string>());
        var text = await run.Output.ReadToEndAsync(cancellationToken);
        if (await run.WaitAsync(cancellationToken) is { } problem)
            throw Unreadable(path, problem);
        var list = text.Split('\n').Where(line => Entry.IsMatch(line) && !IsLeftOut(line)).ToList();
        return list.Any(OwnTable.IsMatch)
            ? new DumpFile(path, restore, list)
            : throw new AdministrationException(
                $"{path} is a dump of something else: it has neither the table {Migrations} nor {string.Join(" nor ", FirstTables)}. Name a file that `templateworker db backup` has made.");
    }

    /// <summary>Reads all of it.</summary>
    /// <param name="progress">Is told of each table.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AdministrationException">It is not whole.</exception>
    public async Task<DumpContents> ReadAsync(IProgress<string> progress, CancellationToken cancellationToken)
    {
        var rows = new List<RowCount>();
        var migrations = new Dictionary<string, DateTimeOffset>();
        await ReadScriptAsync(
            async script =>
            {
                while ((await script.ReadStatementsAsync(cancellationToken)).Table is { } table)
                {
                    progress.Report($"reading {table.ShortName} of the dump");
                    var count = 0L;
                    while (await script.ReadRowAsync(cancellationToken) is { } row)
                    {
                        count++;
                        if (table.ShortName == Migrations)
                            AddMigration(migrations, table, row.Split('\t'));
                    }
                    rows.Add(new RowCount(table.ShortName, count));
                }
            },
            cancellationToken);
        return new DumpContents(rows, migrations);
    }

    /// <summary>Reads the script that makes anew what the dump holds.</summary>
    /// <param name="read">Reads it to its end.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AdministrationException">pg_restore could not read all of the dump.</exception>
    public async Task ReadScriptAsync(Func<DumpScriptReader, Task> read, CancellationToken cancellationToken)
    {
        var listFile = System.IO.Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(listFile, List, cancellationToken);
            using var run = ProgramRun.Start(
                _restore, ["--no-owner", "--no-privileges", $"--use-list={listFile}", "--file=-", Path], new Dictionary<string, string>());
            var isWhole = true;
            try
            {
                await read(new DumpScriptReader(run.Output));
            }
            catch (EndOfStreamException)
            {
                // pg_restore knows better why it could not go on.
                isWhole = false;
            }
            if (await run.WaitAsync(cancellationToken) is { } problem)
                throw Unreadable(Path, problem);
            if (!isWhole)
                throw Unreadable(Path, "its script ends within the rows of a table");
        }
        finally
        {
            File.Delete(listFile);
        }
    }

    static void AddMigration(Dictionary<string, DateTimeOffset> migrations, DumpedTable table, string[] fields)
    {
        var (id, time) = (fields[IndexOf(table, "id")], fields[IndexOf(table, "applied_at")]);
        migrations[id] = DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : default;
    }

    static int IndexOf(DumpedTable table, string column) => table.Columns.ToList().IndexOf(column) is >= 0 and var index
        ? index
        : throw new AdministrationException($"{table.Name} of the dump has no column {column}, so it is none of ours.");

    static void CheckMagic(string path)
    {
        var start = new byte[Magic.Length];
        int length;
        try
        {
            using var file = File.OpenRead(path);
            length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AdministrationException($"The dump {path} cannot be read: {exception.Message}", exception);
        }
        if (start.AsSpan(0, length).SequenceEqual(Magic))
            return;
        var what = length == 0 ? "is empty" : start.AsSpan(0, length).IndexOfAnyExceptInRange((byte)'\t', (byte)'~') < 0
            ? "is text and no dump in pg_dump's custom format; a script of SQL is run with `templateworker db shell -- --file=FILE`"
            : "is no dump in pg_dump's custom format";
        throw new AdministrationException($"{path} {what}. Name a file that `templateworker db backup` has made.");
    }

    static AdministrationException Unreadable(string path, string problem) => new(
        $"{path} cannot be read as a dump: {problem}. It is not whole or damaged, or a later pg_dump made it; take another backup.");

    static bool IsLeftOut(string line)
    {
        var what = Entry.Match(line).Groups["what"].Value;
        return LeftOut.Any(kind => what.StartsWith(kind + " ", StringComparison.Ordinal));
    }

    // "215; 1259 16386 TABLE public tenant_kv postgres"; other lines are comments.
    [GeneratedRegex(@"^\d+; \d+ \d+ (?<what>.*)$")]
    static partial Regex Entry { get; }

    [GeneratedRegex(@"^\d+; \d+ \d+ TABLE (?<schema>\S+) (_migrations_applied|guild_templates_kv|tenant_kv) ")]
    static partial Regex OwnTable { get; }
}
