using System.Data;
using Microsoft.Extensions.Logging;
using Npgsql;
using TemplateWorker.Storage.Connections;

namespace TemplateWorker.Storage.Tenants;

/// <summary>The state of tenants. Every change reaches all hosts through <see cref="TenantChangeListener"/>.</summary>
public sealed class TenantStateStore
{
    const string Columns = "owner_type, owner_id, events, banned, data";

    readonly DatabaseSession _session;
    readonly ILogger _logger;

    internal TenantStateStore(DatabaseSession session, ILoggerFactory loggers)
    {
        _session = session;
        _logger = loggers.CreateLogger<TenantStateStore>();
    }

    /// <summary>Reads the state of every tenant that has one.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<IReadOnlyList<TenantState>> LoadAllAsync(CancellationToken cancellationToken) =>
        _session.ReadAsync<IReadOnlyList<TenantState>>(
            async (connection, ct) =>
            {
                await using var command = new NpgsqlCommand($"SELECT {Columns} FROM tenant_state", connection);
                await using var reader = await command.ExecuteReaderAsync(ct);
                var states = new List<TenantState>();
                while (await reader.ReadAsync(ct))
                {
                    if (TenantId.TryParse(reader.GetString(0), reader.GetString(1), out var tenant))
                        states.Add(Read(reader, tenant));
                    else
                        TenantLog.UnknownOwner(_logger, reader.GetString(0), reader.GetString(1));
                }
                return states;
            },
            cancellationToken);

    /// <summary>Reads the state of one tenant.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The state; of a tenant without one, no events, not banned and an empty object.</returns>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<TenantState> GetAsync(TenantId tenant, CancellationToken cancellationToken) =>
        _session.ReadAsync(
            async (connection, ct) =>
            {
                await using var command = new NpgsqlCommand(
                    $"SELECT {Columns} FROM tenant_state WHERE owner_id = $1 AND owner_type = $2", connection);
                StatementParameters.AddTenant(command.Parameters, tenant);
                await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, ct);
                return await reader.ReadAsync(ct) ? Read(reader, tenant) : new TenantState(tenant, [], false, "{}"u8.ToArray());
            },
            cancellationToken);

    /// <summary>Bans a tenant or lifts its ban.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="banned">Whether nothing is to be dispatched to it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task SetBannedAsync(TenantId tenant, bool banned, CancellationToken cancellationToken) =>
        _session.WriteAsync(
            async (connection, ct) =>
            {
                await using var command = new NpgsqlCommand(
                    """
                    INSERT INTO tenant_state (owner_id, owner_type, banned) VALUES ($1, $2, $3)
                    ON CONFLICT (owner_id, owner_type) DO UPDATE SET banned = EXCLUDED.banned
                    """,
                    connection);
                StatementParameters.AddTenant(command.Parameters, tenant);
                command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = banned });
                return await command.ExecuteNonQueryAsync(ct);
            },
            cancellationToken);

    /// <summary>Sets one field of our settings for a tenant, and leaves the others as they are.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="field">Name of the field.</param>
    /// <param name="value">Its value; null removes it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task SetDataFieldAsync(TenantId tenant, string field, string? value, CancellationToken cancellationToken) =>
        _session.WriteAsync(
            async (connection, ct) =>
            {
                await using var command = new NpgsqlCommand(
                    """
                    INSERT INTO tenant_state (owner_id, owner_type, data)
                    VALUES ($1, $2, jsonb_strip_nulls(jsonb_build_object($3::text, $4::text)))
                    ON CONFLICT (owner_id, owner_type) DO UPDATE SET data = (tenant_state.data - $3) || EXCLUDED.data
                    """,
                    connection);
                StatementParameters.AddTenant(command.Parameters, tenant);
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = field });
                command.Parameters.Add(new NpgsqlParameter { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
                return await command.ExecuteNonQueryAsync(ct);
            },
            cancellationToken);

    /// <summary>
    /// Stores a suspension, unless a longer one is stored: hosts that suspend a tenant at the same moment come to the same.
    /// </summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="suspension">The suspension.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task SuspendAsync(TenantId tenant, TenantSuspension suspension, CancellationToken cancellationToken) =>
        _session.WriteAsync(
            async (connection, ct) =>
            {
                await using var command = new NpgsqlCommand(
                    $$"""
                    INSERT INTO tenant_state (owner_id, owner_type, data)
                    VALUES ($1, $2, jsonb_build_object('{{TenantSuspension.Field}}', $3))
                    ON CONFLICT (owner_id, owner_type) DO UPDATE SET data = tenant_state.data || EXCLUDED.data
                    WHERE coalesce(tenant_state.data #>> ARRAY['{{TenantSuspension.Field}}', 'until'], '') COLLATE "C" < $3 ->> 'until'
                    """,
                    connection);
                StatementParameters.AddTenant(command.Parameters, tenant);
                command.Parameters.Add(new NpgsqlParameter { Value = suspension.ToJson(), NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Jsonb });
                return await command.ExecuteNonQueryAsync(ct);
            },
            cancellationToken);

    /// <summary>Forgets a tenant's suspension, present or past, in every host.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was forgotten; null when there was none.</returns>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<TenantSuspension?> UnsuspendAsync(TenantId tenant, CancellationToken cancellationToken) =>
        _session.WriteAsync(
            async (connection, ct) =>
            {
                await using var command = new NpgsqlCommand(
                    $"""
                    UPDATE tenant_state SET data = tenant_state.data - '{TenantSuspension.Field}'
                    FROM tenant_state AS old
                    WHERE old.owner_id = $1 AND old.owner_type = $2 AND old.data ? '{TenantSuspension.Field}'
                        AND tenant_state.owner_id = old.owner_id AND tenant_state.owner_type = old.owner_type
                    RETURNING old.owner_type, old.owner_id, old.events, old.banned, old.data
                    """,
                    connection);
                StatementParameters.AddTenant(command.Parameters, tenant);
                await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, ct);
                return await reader.ReadAsync(ct) ? TenantSuspension.Of(Read(reader, tenant)) : null;
            },
            cancellationToken);

    static TenantState Read(NpgsqlDataReader reader, TenantId tenant) =>
        new(tenant, reader.GetFieldValue<string[]>(2), reader.GetBoolean(3), reader.GetFieldValue<byte[]>(4));
}
