using System.Globalization;
using System.Text;
using Npgsql;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.KeyValue;

/// <summary>Pages through a tenant's records.</summary>
sealed class KeyValueSearch(DatabaseSession session, StorageLimits limits, KeyValueChecks checks)
{
    public Task<KeyValuePage> FindAsync(TenantId tenant, KeyValueQuery query, CancellationToken cancellationToken)
    {
        var size = checks.CheckPageSize(query.Limit);
        if (query is { Prefix: not null, Like: not null })
            throw new KeyValueException(KeyValueProblem.BadQuery, "A search goes by prefix or by pattern, not by both.");
        if (query.Prefix is not null)
            checks.CheckPrefix(query.Prefix);
        if (query.Like is not null)
            checks.CheckLike(query.Like);
        if (query.Scopes is not null)
            checks.CheckScopes(query.Scopes);
        var after = query.Cursor is null ? default((string Key, string[] Scopes)?) : KeyValueCursor.Parse(query.Cursor);
        return session.ReadAsync(
            async (connection, ct) =>
            {
                await using var command = CreateCommand(connection, tenant, query, after, size + 1);
                return await ReadPageAsync(command, size, ct);
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<string>> ListScopesAsync(TenantId tenant, string? after, CancellationToken cancellationToken)
    {
        checks.CheckAfter(after);
        return session.ReadAsync<IReadOnlyList<string>>(
            async (connection, ct) =>
            {
                await using var command = new NpgsqlCommand(KeyValueSql.ListScopes, connection);
                StatementParameters.AddTenant(command.Parameters, tenant);
                StatementParameters.Add(command.Parameters, after ?? "");
                StatementParameters.Add(command.Parameters, limits.ListedScopes);
                await using var reader = await command.ExecuteReaderAsync(ct);
                var scopes = new List<string>();
                while (await reader.ReadAsync(ct))
                    scopes.Add(reader.GetString(0));
                return scopes;
            },
            cancellationToken);
    }

    async Task<KeyValuePage> ReadPageAsync(NpgsqlCommand command, int size, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var records = new List<KeyValueRecord>();
        var bytes = 0L;
        while (await reader.ReadAsync(cancellationToken))
        {
            if (records.Count == size || bytes >= limits.PageBytes)
                return new KeyValuePage(records, KeyValueCursor.Format(records[^1]));
            var record = KeyValueRows.Read(reader, 2, reader.GetString(0), reader.GetFieldValue<string[]>(1));
            bytes += record.Value.Length;
            records.Add(record);
        }
        return new KeyValuePage(records, Cursor: null);
    }

    static NpgsqlCommand CreateCommand(
        NpgsqlConnection connection, TenantId tenant, KeyValueQuery query, (string Key, string[] Scopes)? after, int rows)
    {
        var command = new NpgsqlCommand { Connection = connection };
        StatementParameters.AddTenant(command.Parameters, tenant);
        var sql = new StringBuilder($"""
            SELECT kv.key, kv.scopes, {KeyValueSql.Columns} FROM tenant_kv kv
            WHERE kv.owner_id = $1 AND kv.owner_type = $2 AND {KeyValueSql.Alive}
            """);
        if (query.Prefix is { Length: > 0 } prefix)
        {
            sql.Append(CultureInfo.InvariantCulture, $"""
                 AND kv.key COLLATE "C" >= {Add(prefix)} AND starts_with(kv.key, {Add(prefix)})
                """);
            if (AfterPrefix(prefix) is { } end)
            {
                sql.Append(CultureInfo.InvariantCulture, $"""
                     AND kv.key COLLATE "C" < {Add(end)}
                    """);
            }
        }
        if (query.Like is not null)
            sql.Append(CultureInfo.InvariantCulture, $" AND kv.key LIKE {Add(query.Like)}");
        if (query.Scopes is { Count: > 0 } scopes)
        {
            StatementParameters.Add(command.Parameters, [.. scopes]);
            sql.Append(CultureInfo.InvariantCulture, $" AND kv.scopes @> ${command.Parameters.Count}");
        }
        if (after is var (key, keyScopes))
        {
            StatementParameters.Add(command.Parameters, key);
            StatementParameters.Add(command.Parameters, keyScopes);
            sql.Append(CultureInfo.InvariantCulture, $"""
                 AND (kv.key COLLATE "C", kv.scopes) > (${command.Parameters.Count - 1}, ${command.Parameters.Count})
                """);
        }
        StatementParameters.Add(command.Parameters, rows);
        sql.Append(CultureInfo.InvariantCulture, $"""
             ORDER BY kv.key COLLATE "C", kv.scopes LIMIT ${command.Parameters.Count}
            """);
        command.CommandText = sql.ToString();
        return command;

        string Add(string text)
        {
            StatementParameters.Add(command.Parameters, text);
            return $"${command.Parameters.Count}";
        }
    }

    // The least text, by code point, that is greater than every text with this prefix; none when all of it is U+10FFFF.
    static string? AfterPrefix(string prefix)
    {
        var runes = prefix.EnumerateRunes().ToList();
        while (runes.Count > 0 && runes[^1].Value == 0x10FFFF)
            runes.RemoveAt(runes.Count - 1);
        if (runes.Count == 0)
            return null;
        var next = runes[^1].Value + 1;
        runes[^1] = new Rune(next == 0xD800 ? 0xE000 : next);
        return string.Concat(runes);
    }
}
