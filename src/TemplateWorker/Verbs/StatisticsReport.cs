using System.Globalization;
using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.Administration;

namespace TemplateWorker.Verbs;

/// <summary>Tells how a database stands, for people or for machines.</summary>
static class StatisticsReport
{
    const int ShownIndexes = 10;
    const int ShownStatement = 100;

    // What PostgreSQL puts in the place of a text that is not this role's.
    const string HiddenStatement = "<insufficient privilege>";

    /// <summary>The lines for people.</summary>
    public static IEnumerable<string> Lines(DatabaseStatistics statistics)
    {
        yield return $"Database {statistics.Name}, PostgreSQL {statistics.ServerVersion}, started {TimeText.Of(statistics.ServerStarted)}{(statistics.IsInRecovery ? ", in recovery: it answers reads only" : "")}";
        var hits = statistics.CacheHits is { } share ? share.ToString("0.0 %", CultureInfo.InvariantCulture).Replace("%", "% of reads", StringComparison.Ordinal) : "nothing was read yet";
        yield return $"Cache: {hits}";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Connections: {statistics.ServerConnections} of {statistics.MaxConnections} of the server; to this database {Join(statistics.Connections.Select(state => string.Create(CultureInfo.InvariantCulture, $"{state.Count} {state.State}")))}");
        foreach (var line in Section("Databases", [["name", "size"], .. statistics.Databases.Select(database => new[] { database.Name, SizeText.Of(database.Bytes) })]))
        {
            yield return line;
        }

        foreach (var line in Section("Tables (rows as the server estimates)", [["name", "rows", "dead", "size", "indexes"], .. statistics.Tables.Select(Row)]))
        {
            yield return line;
        }

        foreach (var line in Section("Indexes, the largest", [["name", "table", "used", "size"], .. statistics.Indexes.Take(ShownIndexes).Select(Row)]))
        {
            yield return line;
        }

        foreach (var line in SlowStatements(statistics.Statements))
        {
            yield return line;
        }

        var bloated = statistics.Tables.Where(table => table.IsBloated).Select(table => table.Name).ToList();
        yield return "";
        yield return bloated.Count == 0
            ? "No table has many dead rows."
            : $"Many rows of {string.Join(", ", bloated)} are dead; `templateworker db vacuum` lets their room be used again.";
    }

    /// <summary>The same for machines.</summary>
    public static JsonObject ToJson(DatabaseStatistics statistics) => new()
    {
        ["database"] = statistics.Name,
        ["server_version"] = statistics.ServerVersion,
        ["server_started"] = JsonLines.Of(statistics.ServerStarted),
        ["in_recovery"] = statistics.IsInRecovery,
        ["cache_hits"] = statistics.CacheHits,
        ["max_connections"] = statistics.MaxConnections,
        ["server_connections"] = statistics.ServerConnections,
        ["connections"] = new JsonArray([.. statistics.Connections.Select(state => new JsonObject { ["state"] = state.State, ["count"] = state.Count })]),
        ["databases"] = new JsonArray([.. statistics.Databases.Select(database => new JsonObject { ["name"] = database.Name, ["bytes"] = database.Bytes })]),
        ["tables"] = new JsonArray([.. statistics.Tables.Select(table => new JsonObject
        {
            ["name"] = table.Name,
            ["rows"] = table.Rows,
            ["dead_rows"] = table.DeadRows,
            ["table_bytes"] = table.TableBytes,
            ["index_bytes"] = table.IndexBytes,
            ["last_vacuum"] = table.LastVacuum is { } time ? JsonLines.Of(time) : null,
            ["bloated"] = table.IsBloated,
        })]),
        ["indexes"] = new JsonArray([.. statistics.Indexes.Select(index => new JsonObject
        {
            ["name"] = index.Name,
            ["table"] = index.Table,
            ["scans"] = index.Scans,
            ["bytes"] = index.Bytes,
            ["unique"] = index.IsUnique,
        })]),
        ["statements"] = statistics.Statements is { } statements ? new JsonArray([.. statements.Select(statement => new JsonObject
        {
            ["text"] = statement.Text,
            ["calls"] = statement.Calls,
            ["total_ms"] = statement.TotalMilliseconds,
            ["mean_ms"] = statement.MeanMilliseconds,
        })]) : null,
    };

    static IEnumerable<string> SlowStatements(IReadOnlyList<StatementStatistics>? statements)
    {
        if (statements is null)
        {
            return ["", "Statements: pg_stat_statements is not on, or not for this role; it tells which take the most time."];
        }

        var section = Section("Statements that took the most time", [["total ms", "mean ms", "calls", "text"], .. statements.Select(statement => new[]
        {
            statement.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture),
            statement.MeanMilliseconds.ToString("0.00", CultureInfo.InvariantCulture),
            statement.Calls.ToString(CultureInfo.InvariantCulture),
            PlainText.OneLine(statement.Text.Length > ShownStatement ? statement.Text[..ShownStatement] : statement.Text),
        })]);
        return statements.Any(statement => statement.Text == HiddenStatement)
            ? [.. section, "  The texts of other roles' statements are hidden; GRANT pg_read_all_stats TO this role shows them."]
            : section;
    }

    static IEnumerable<string> Section(string heading, IReadOnlyList<string[]> rows) => ["", $"{heading}:", .. TextTable.Lines(rows).Select(line => $"  {line}")];

    static string[] Row(TableStatistics table) =>
    [
        table.Name, table.Rows.ToString(CultureInfo.InvariantCulture), table.DeadRows.ToString(CultureInfo.InvariantCulture),
        SizeText.Of(table.TableBytes), SizeText.Of(table.IndexBytes),
    ];

    static string[] Row(IndexStatistics index) =>
        [index.Name, index.Table, index.Scans.ToString(CultureInfo.InvariantCulture), SizeText.Of(index.Bytes)];

    static string Join(IEnumerable<string> parts) => string.Join(", ", parts) is { Length: > 0 } text ? text : "none but this one";
}
