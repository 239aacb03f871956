using System.Globalization;
using Npgsql;
using TemplateWorker.Storage.Connections;

namespace TemplateWorker.Storage.Tests.Migrations;

/// <summary>
/// Many rows as guilds have them: counters, settings, profiles with lists and times, texts of some kilobytes, in a few
/// scopes, each with what it must be afterwards.
/// </summary>
sealed class OlderRows(int count)
{
    /// <summary>Each row by its id: what must be there in the end, columns joined by bars.</summary>
    public IEnumerable<(string Id, string Row)> Expected =>
        Enumerable.Range(0, count).Select(n => (IdOf(n), $"{GuildOf(n)}|{KeyOf(n)}|{ScopesOf(n)}|{ValueOf(n).V2}|{TimeOf(n)}"));

    /// <summary>Adds them to the table of before all migrations.</summary>
    public async Task InsertAsync(DatabaseConnection target)
    {
        await using var connection = new NpgsqlConnection(target.CopySettings().ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var rows = await connection.BeginTextImportAsync(
            "COPY guild_templates_kv (id, guild_id, key, scopes, value, created_at, last_updated_at) FROM STDIN", TestContext.Current.CancellationToken);
        for (var n = 0; n < count; n++)
        {
            var value = ValueOf(n).V1.Replace("\\", "\\\\", StringComparison.Ordinal);
            await rows.WriteAsync($"{IdOf(n)}\t{GuildOf(n)}\t{KeyOf(n)}\t{ScopesOf(n)}\t{value}\t{TimeOf(n)}\t{TimeOf(n)}\n");
        }
    }

    /// <summary>All that are there now, by id.</summary>
    public static async Task<Dictionary<string, string>> ReadAsync(RawDatabase database) =>
        (await database.RowsAsync(
            """
            SELECT id || '|' || owner_id || '|' || key || '|' || scopes::text || '|' || value::text || '|' || to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS')
            FROM tenant_kv WHERE id LIKE 'row%' AND owner_type = 'guild' AND created_at = last_updated_at
            """)).ToDictionary(row => row.Split('|')[0], row => row[(row.IndexOf('|', StringComparison.Ordinal) + 1)..]);

    static string IdOf(int n) => $"row{n:D61}";

    static string GuildOf(int n) => (1000 + (n % 400)).ToString(CultureInfo.InvariantCulture);

    static string KeyOf(int n) => $"level:{n}";

    static string ScopesOf(int n) => n % 5 == 0 ? "{members,settings}" : "{default}";

    static string TimeOf(int n) => new DateTime(2024, 1, 1).AddSeconds(n * 37).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    // jsonb keeps the members of an object by length of their names, then by their letters.
    static (string V1, string V2) ValueOf(int n) => (n % 6) switch
    {
        0 => ($"{n}", $$$"""{"Integer": {{{n}}}}"""),
        1 => ($"\"text {n} é\"", $$$"""{"Text": "text {{{n}}} é"}"""),
        2 => (
            $$$"""{"xp": {{{n}}}, "name": "member {{{n}}}", "roles": ["10{{{n}}}", "20{{{n}}}"], "joined": {"___khronosValType___": "timestamptz", "value": "2026-02-27T01:02:03Z"}}""",
            $$$"""{"Map": [[{"Text": "xp"}, {"Integer": {{{n}}}}], [{"Text": "name"}, {"Text": "member {{{n}}}"}], [{"Text": "roles"}, {"List": [{"Text": "10{{{n}}}"}, {"Text": "20{{{n}}}"}]}], [{"Text": "joined"}, {"Timestamptz": "2026-02-27T01:02:03Z"}]]}"""),
        3 => (
            $$$"""[{"ratio": {{{n}}}.5, "active": true, "parent": null}, {"___khronosValType___": "interval", "value": [{{{n}}}, 0]}]""",
            $$$"""{"List": [{"Map": [[{"Text": "ratio"}, {"Float": {{{n}}}.5}], [{"Text": "active"}, {"Boolean": true}], [{"Text": "parent"}, "Null"]]}, {"Interval": [{{{n}}}, 0]}]}"""),
        4 => ($"\"{new string('x', n % 2000)}\"", $$$"""{"Text": "{{{new string('x', n % 2000)}}}"}"""),
        _ => ("""{"___khronosValType___": "buffer", "value": [0, 1, 255]}""", """{"Buffer": [0, 1, 255]}"""),
    };
}
