using System.Data;
using System.Text;
using Dapper;
using Npgsql;
using NpgsqlTypes;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.Logs;

/// <summary>The newest lines of each tenant's templates.</summary>
public sealed class TemplateLogStore
{
    const string Insert = """
        INSERT INTO tenant_template_log (owner_id, owner_type, logged_at, level, template, version, text)
        SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::smallint[], $5::text[], $6::integer[], $7::text[])
        """;

    const string Trim = """
        DELETE FROM tenant_template_log WHERE owner_id = @ownerId AND owner_type = @ownerType AND id <= (
            SELECT id FROM tenant_template_log WHERE owner_id = @ownerId AND owner_type = @ownerType
            ORDER BY id DESC OFFSET @keep LIMIT 1)
        """;

    const string Read = """
        SELECT * FROM (
            SELECT id, logged_at AS loggedAt, level, template, version, text FROM tenant_template_log
            WHERE owner_id = @ownerId AND owner_type = @ownerType AND id > @after AND level >= @level
                AND (@template::text IS NULL OR template = @template) AND (@since::timestamptz IS NULL OR logged_at >= @since)
            ORDER BY id DESC LIMIT @limit) newest
        ORDER BY id
        """;

    readonly DatabaseSession _session;

    internal TemplateLogStore(DatabaseSession session, StorageLimits limits)
    {
        _session = session;
        LinesPerTenant = limits.LogLinesPerTenant;
    }

    /// <summary>How many lines of a tenant <see cref="TrimAsync"/> keeps.</summary>
    public int LinesPerTenant { get; }

    /// <summary>Stores lines, in their order.</summary>
    /// <param name="lines">The lines; of any tenants.</param>
    /// <param name="cancellationToken">Gives up; the lines may have been stored.</param>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task AppendAsync(IReadOnlyList<TemplateLogLine> lines, CancellationToken cancellationToken) =>
        _session.WriteAsync(
            async (connection, ct) =>
            {
                await using var command = new NpgsqlCommand(Insert, connection);
                Add(command, NpgsqlDbType.Text, lines, line => line.Tenant.OwnerIdText);
                Add(command, NpgsqlDbType.Text, lines, line => line.Tenant.OwnerTypeText);
                Add(command, NpgsqlDbType.TimestampTz, lines, line => line.At.UtcDateTime);
                Add(command, NpgsqlDbType.Smallint, lines, line => (short)line.Level);
                Add(command, NpgsqlDbType.Text, lines, line => line.Template is { } name ? Storable(name) : null);
                Add(command, NpgsqlDbType.Integer, lines, line => line.Version);
                Add(command, NpgsqlDbType.Text, lines, line => Storable(line.Text));
                return await command.ExecuteNonQueryAsync(ct);
            },
            cancellationToken);

    /// <summary>Removes all lines of a tenant but the newest.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task TrimAsync(TenantId tenant, CancellationToken cancellationToken) =>
        _session.WriteAsync(
            async (connection, ct) => await connection.ExecuteAsync(new CommandDefinition(
                Trim, new { ownerId = tenant.OwnerIdText, ownerType = tenant.OwnerTypeText, keep = LinesPerTenant }, cancellationToken: ct)),
            cancellationToken);

    /// <summary>Reads lines of a tenant, the oldest first.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<IReadOnlyList<StoredLogLine>> ReadAsync(TenantId tenant, TemplateLogQuery query, CancellationToken cancellationToken) =>
        _session.ReadAsync<IReadOnlyList<StoredLogLine>>(
            async (connection, ct) =>
            {
                var parameters = new DynamicParameters();
                parameters.Add("ownerId", tenant.OwnerIdText);
                parameters.Add("ownerType", tenant.OwnerTypeText);
                parameters.Add("after", query.After);
                parameters.Add("level", (short)query.Level);
                parameters.Add("template", query.Template, DbType.String);
                parameters.Add("since", query.Since?.UtcDateTime, DbType.DateTime);
                parameters.Add("limit", Math.Min(query.Limit, LinesPerTenant));
                var rows = await connection.QueryAsync<Row>(new CommandDefinition(Read, parameters, cancellationToken: ct));
                return [.. rows.Select(row => new StoredLogLine(
                    row.Id,
                    new TemplateLogLine(tenant, new DateTimeOffset(row.LoggedAt), (TemplateLineLevel)row.Level, row.Template, row.Version, row.Text)))];
            },
            cancellationToken);

    static void Add<T>(NpgsqlCommand command, NpgsqlDbType type, IReadOnlyList<TemplateLogLine> lines, Func<TemplateLogLine, T> value) =>
        command.Parameters.Add(new NpgsqlParameter { Value = lines.Select(value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type });

    // PostgreSQL stores neither U+0000 nor half a character, and one template's line must not keep those of others out.
    static string Storable(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Replace('\0', ' ')));

    sealed class Row
    {
        public required long Id { get; init; }

        public required DateTime LoggedAt { get; init; }

        public required short Level { get; init; }

        public string? Template { get; init; }

        public int? Version { get; init; }

        public required string Text { get; init; }
    }
}
