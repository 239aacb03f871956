using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using TemplateWorker.Storage.Connections;

namespace TemplateWorker.Storage.Gateway;

/// <summary>
/// Turns to open sessions with Discord, shared by the hosts of an application. One row for each, by the database's clock, in
/// statements that each stand alone: a turn outlives the connection that took it.
/// </summary>
public sealed class IdentifyTurnStore
{
    const string Take = """
        WITH taken AS (
            INSERT INTO gateway_identify AS known (application_id, turn, holder, free_at)
            VALUES ($1, $2, $3, clock_timestamp() + make_interval(secs => $4))
            ON CONFLICT (application_id, turn) DO UPDATE SET holder = EXCLUDED.holder, free_at = EXCLUDED.free_at
            WHERE known.free_at <= clock_timestamp()
            RETURNING turn
        )
        SELECT CASE WHEN EXISTS (SELECT FROM taken) THEN 0 ELSE coalesce(
            (SELECT extract(epoch FROM free_at - clock_timestamp()) FROM gateway_identify WHERE application_id = $1 AND turn = $2), 0.1) END
        """;

    const string Keep = """
        UPDATE gateway_identify SET free_at = clock_timestamp() + make_interval(secs => $4)
        WHERE application_id = $1 AND turn = $2 AND holder = $3 AND free_at > clock_timestamp()
        """;

    const string HandOn = """
        UPDATE gateway_identify SET free_at = clock_timestamp() + make_interval(secs => $4)
        WHERE application_id = $1 AND turn = $2 AND holder = $3
        """;

    // A turn that is taken may be handed on long before its time is up.
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);
    static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    readonly DatabaseSession _session;

    internal IdentifyTurnStore(DatabaseSession session) => _session = session;

    /// <summary>Takes a turn, if no host has it.</summary>
    /// <param name="applicationId">Whose turn.</param>
    /// <param name="turn">Which.</param>
    /// <param name="host">Who takes it.</param>
    /// <param name="time">For how long.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Zero when it was taken, else how long until it is worth asking again, at most 1 s.</returns>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public async Task<TimeSpan> TryTakeAsync(ulong applicationId, int turn, Guid host, TimeSpan time, CancellationToken cancellationToken)
    {
        var seconds = await _session.WriteAsync(
            async (connection, ct) =>
            {
                await using var command = Command(connection, Take, applicationId, turn, host, time);
                return Convert.ToDouble(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
            },
            cancellationToken);
        if (seconds == 0)
            return TimeSpan.Zero;
        var wait = TimeSpan.FromSeconds(seconds);
        return wait > LongestWait ? LongestWait : wait < ShortestWait ? ShortestWait : wait;
    }

    /// <summary>Keeps a turn that a host took.</summary>
    /// <param name="applicationId">Whose turn.</param>
    /// <param name="turn">Which.</param>
    /// <param name="host">Who took it.</param>
    /// <param name="time">For how long from now.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when its time was up.</returns>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<bool> TryKeepAsync(ulong applicationId, int turn, Guid host, TimeSpan time, CancellationToken cancellationToken) =>
        ChangeAsync(Keep, applicationId, turn, host, time, cancellationToken);

    /// <summary>Hands a turn on, unless another host took it meanwhile.</summary>
    /// <param name="applicationId">Whose turn.</param>
    /// <param name="turn">Which.</param>
    /// <param name="host">Who took it.</param>
    /// <param name="wait">How long nobody may take it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task HandOnAsync(ulong applicationId, int turn, Guid host, TimeSpan wait, CancellationToken cancellationToken) =>
        ChangeAsync(HandOn, applicationId, turn, host, wait, cancellationToken);

    Task<bool> ChangeAsync(string statement, ulong applicationId, int turn, Guid host, TimeSpan time, CancellationToken cancellationToken) =>
        _session.WriteAsync(
            async (connection, ct) =>
            {
                await using var command = Command(connection, statement, applicationId, turn, host, time);
                return await command.ExecuteNonQueryAsync(ct) == 1;
            },
            cancellationToken);

    static NpgsqlCommand Command(NpgsqlConnection connection, string statement, ulong applicationId, int turn, Guid host, TimeSpan time)
    {
        var command = new NpgsqlCommand(statement, connection);
        StatementParameters.Add(command.Parameters, applicationId.ToString(CultureInfo.InvariantCulture));
        StatementParameters.Add(command.Parameters, turn);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = host, NpgsqlDbType = NpgsqlDbType.Uuid });
        StatementParameters.AddSeconds(command.Parameters, time);
        return command;
    }
}
