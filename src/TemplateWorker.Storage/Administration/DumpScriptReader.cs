using System.Text;
using System.Text.RegularExpressions;

namespace TemplateWorker.Storage.Administration;

/// <summary>
/// Reads the script that pg_restore makes of a dump, as it comes: statements, and between them the rows of tables
/// (https://www.postgresql.org/docs/current/sql-copy.html).
/// </summary>
sealed partial class DumpScriptReader(TextReader script)
{
    const string EndOfRows = "\\.";

    readonly StringBuilder _statements = new();

    /// <summary>Reads statements up to the next table's rows.</summary>
    /// <returns>The statements, none at the least, and how the rows are to be copied; null at the end of the script.</returns>
    public async Task<(string Statements, DumpedTable? Table)> ReadStatementsAsync(CancellationToken cancellationToken)
    {
        _statements.Clear();
        while (await script.ReadLineAsync(cancellationToken) is { } line)
        {
            if (CopyStatement.Match(line) is { Success: true } copy)
            {
                return (_statements.ToString(), new DumpedTable(copy.Groups["table"].Value, copy.Groups["columns"].Value.Split(", "), line.TrimEnd(';')));
            }
            // Commands of psql guard a script against being misread by it, and an older server does not know the setting.
            if (!line.StartsWith('\\') && !line.StartsWith("SET transaction_timeout", StringComparison.Ordinal))
                _statements.Append(line).Append('\n');
        }
        return (_statements.ToString(), null);
    }

    /// <summary>Reads the next row of the table.</summary>
    /// <returns>Its text; null after the last one.</returns>
    /// <exception cref="EndOfStreamException">The script ends before the rows do.</exception>
    public async ValueTask<string?> ReadRowAsync(CancellationToken cancellationToken)
    {
        var line = await script.ReadLineAsync(cancellationToken) ?? throw new EndOfStreamException();
        return line == EndOfRows ? null : line;
    }

    [GeneratedRegex(@"^COPY (?<table>\S.*?) \((?<columns>.*)\) FROM stdin;$")]
    static partial Regex CopyStatement { get; }
}
