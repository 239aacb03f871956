using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using TemplateWorker.Storage.Connections;

namespace TemplateWorker.Storage.Gateway;

/// <summary>The sessions of shards, by application. A shard has one; storing another replaces it.</summary>
public sealed class GatewaySessionStore
{
    const string Select = """
        SELECT shard_id, shard_count, session_id, sequence, resume_url, intents, compression FROM gateway_session
        WHERE application_id = $1 ORDER BY saved_at DESC, shard_count, shard_id
        """;

    const string Upsert = """
        INSERT INTO gateway_session (application_id, shard_id, shard_count, session_id, sequence, resume_url, intents, compression)
        SELECT $1, * FROM unnest($2::integer[], $3::integer[], $4::text[], $5::bigint[], $6::text[], $7::integer[], $8::text[])
        ON CONFLICT (application_id, shard_count, shard_id) DO UPDATE SET
            session_id = EXCLUDED.session_id, sequence = EXCLUDED.sequence, resume_url = EXCLUDED.resume_url,
            intents = EXCLUDED.intents, compression = EXCLUDED.compression, saved_at = now()
        """;

    const string Delete = """
        DELETE FROM gateway_session USING unnest($2::integer[], $3::integer[]) AS gone (id, count)
        WHERE application_id = $1 AND shard_id = gone.id AND shard_count = gone.count
        """;

    readonly DatabaseSession _session;

    internal GatewaySessionStore(DatabaseSession session) => _session = session;

    /// <summary>Reads the sessions of an application, those that were stored last first.</summary>
    /// <param name="applicationId">Whose.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<IReadOnlyList<StoredGatewaySession>> LoadAsync(ulong applicationId, CancellationToken cancellationToken) =>
        _session.ReadAsync<IReadOnlyList<StoredGatewaySession>>(
            async (connection, ct) =>
            {
                await using var command = new NpgsqlCommand(Select, connection);
                StatementParameters.Add(command.Parameters, TextOf(applicationId));
                await using var reader = await command.ExecuteReaderAsync(ct);
                var sessions = new List<StoredGatewaySession>();
                while (await reader.ReadAsync(ct))
                    sessions.Add(Read(reader));
                return sessions;
            },
            cancellationToken);

    /// <summary>Stores sessions of an application, each in the place of the one that its shard had.</summary>
    /// <param name="applicationId">Whose.</param>
    /// <param name="sessions">The sessions; of a shard one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task SaveAsync(ulong applicationId, IReadOnlyCollection<StoredGatewaySession> sessions, CancellationToken cancellationToken) =>
        _session.WriteAsync(
            async (connection, ct) =>
            {
                await using var command = new NpgsqlCommand(Upsert, connection);
                StatementParameters.Add(command.Parameters, TextOf(applicationId));
                Add(command, NpgsqlDbType.Integer, sessions, session => session.ShardId);
                Add(command, NpgsqlDbType.Integer, sessions, session => session.ShardCount);
                Add(command, NpgsqlDbType.Text, sessions, session => session.SessionId);
                Add(command, NpgsqlDbType.Bigint, sessions, session => session.Sequence);
                Add(command, NpgsqlDbType.Text, sessions, session => session.ResumeUrl);
                Add(command, NpgsqlDbType.Integer, sessions, session => session.Intents);
                Add(command, NpgsqlDbType.Text, sessions, session => session.Compression);
                return await command.ExecuteNonQueryAsync(ct);
            },
            cancellationToken);

    /// <summary>Forgets sessions of an application that nobody can continue any more.</summary>
    /// <param name="applicationId">Whose.</param>
    /// <param name="shards">Their shards.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task RemoveAsync(ulong applicationId, IReadOnlyCollection<(int Id, int Count)> shards, CancellationToken cancellationToken) =>
        _session.WriteAsync(
            async (connection, ct) =>
            {
                await using var command = new NpgsqlCommand(Delete, connection);
                StatementParameters.Add(command.Parameters, TextOf(applicationId));
                Add(command, NpgsqlDbType.Integer, shards, shard => shard.Id);
                Add(command, NpgsqlDbType.Integer, shards, shard => shard.Count);
                return await command.ExecuteNonQueryAsync(ct);
            },
            cancellationToken);

    static void Add<TRow, TValue>(NpgsqlCommand command, NpgsqlDbType type, IReadOnlyCollection<TRow> rows, Func<TRow, TValue> value) =>
        command.Parameters.Add(new NpgsqlParameter { Value = rows.Select(value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type });

    static StoredGatewaySession Read(NpgsqlDataReader reader) => new(
        reader.GetInt32(0), reader.GetInt32(1), reader.GetString(2), reader.GetInt64(3), reader.IsDBNull(4) ? null : reader.GetString(4),
        reader.GetInt32(5), reader.GetString(6));

    static string TextOf(ulong applicationId) => applicationId.ToString(CultureInfo.InvariantCulture);
}
