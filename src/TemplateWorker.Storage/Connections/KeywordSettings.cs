using System.Text.RegularExpressions;
using Npgsql;

namespace TemplateWorker.Storage.Connections;

/// <summary>
/// Reads the other form that PostgreSQL's own programs take, <c>host=db.example user=bot password='a b'</c>
/// (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-KEYWORD-VALUE). No error repeats a part of it.
/// </summary>
static partial class KeywordSettings
{
    // Npgsql's own form puts semicolons between settings, which no bare value here holds.
    const string Pair = @"(?<name>[a-z_]+)\s*=\s*(?<value>'(?:[^'\\]|\\.)*'|(?:[^'\\\s;]|\\.)(?:[^\\\s;]|\\.)*)";

    public static bool Matches(string text) => Whole.IsMatch(text);

    public static NpgsqlConnectionStringBuilder Parse(string text)
    {
        var settings = new NpgsqlConnectionStringBuilder();
        var hosts = new HostList();
        foreach (Match pair in One.Matches(text))
            LibpqParameters.Read(settings, hosts, pair.Groups["name"].Value, Unquote(pair.Groups["value"].Value));
        hosts.AddTo(settings);
        return settings;
    }

    static string Unquote(string value) => Escaped.Replace(value.StartsWith('\'') ? value[1..^1] : value, "$1");

    // Two at least: one alone says the same in both forms.
    [GeneratedRegex($@"^\s*{Pair}(\s+{Pair})+\s*$", RegexOptions.Singleline)]
    static partial Regex Whole { get; }

    [GeneratedRegex(Pair, RegexOptions.Singleline)]
    static partial Regex One { get; }

    [GeneratedRegex(@"\\(.)", RegexOptions.Singleline)]
    static partial Regex Escaped { get; }
}
