using System.Data;
using Npgsql;

namespace TemplateWorker.Storage.Connections;

/// <summary>Asks a server about itself, on one connection, without changing anything.</summary>
public static class DatabaseInspection
{
    // A session of another user shows no backend_type to those who may not see it; clients are in a database.
    const string Question =
        """
        SELECT current_setting('server_version_num')::integer, current_setting('server_version'),
            coalesce(tls.ssl, false), tls.version, pg_is_in_recovery(),
            has_schema_privilege(coalesce(current_schema(), 'public'), 'CREATE'), clock_timestamp(),
            current_setting('max_connections')::integer,
            CASE WHEN login.rolsuper THEN 0 ELSE current_setting('superuser_reserved_connections')::integer
                + coalesce(current_setting('reserved_connections', true)::integer, 0) END,
            sessions.clients, sessions.ours,
            CASE WHEN NOT login.rolsuper THEN nullif(login.rolconnlimit, -1) END,
            CASE WHEN NOT login.rolsuper THEN nullif(here.datconnlimit, -1) END
        FROM pg_roles login, pg_database here, pg_stat_ssl tls,
            (SELECT count(*)::integer AS clients, (count(*) FILTER (WHERE application_name LIKE 'templateworker%'))::integer AS ours
             FROM pg_stat_activity WHERE coalesce(backend_type = 'client backend', datid IS NOT NULL)) sessions
        WHERE login.rolname = current_user AND here.datname = current_database() AND tls.pid = pg_backend_pid()
        """;

    /// <summary>Asks.</summary>
    /// <param name="options">Where and how the database is used. With a pooler, the server behind it is asked directly.</param>
    /// <param name="time">This machine's clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DatabaseConnectionException">The settings of the connection contradict each other.</exception>
    /// <exception cref="DatabaseUnavailableException">It does not answer, or refuses the login, or its certificate is not accepted.</exception>
    public static async Task<DatabaseFacts> InspectAsync(DatabaseOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var target = options.Direct ?? options.Connection;
        DatabaseFiles.Check(target);
        var settings = target.CopySettings();
        settings.Pooling = false;
        settings.ApplicationName ??= "templateworker inspection";
        settings.Timeout = (int)options.ConnectTimeout.TotalSeconds;
        await using var source = PostgresSource.Create(settings);
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            var started = time.GetUtcNow();
            await using var command = new NpgsqlCommand(Question, connection);
            await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, cancellationToken);
            await reader.ReadAsync(cancellationToken);
            var ended = time.GetUtcNow();
            return Read(reader, options, new DatabaseHost(connection.Host!, connection.Port), started + ((ended - started) / 2));
        }
        catch (NpgsqlException exception)
        {
            throw await ServerCertificate.ExplainAsync(target, exception, time, cancellationToken);
        }
    }

    static DatabaseFacts Read(NpgsqlDataReader row, DatabaseOptions options, DatabaseHost host, DateTimeOffset askedAt) => new()
    {
        VersionNumber = row.GetInt32(0),
        Version = row.GetString(1),
        IsTls = row.GetBoolean(2),
        TlsProtocol = row.IsDBNull(3) ? null : row.GetString(3),
        Host = host.ToString(),
        IsInRecovery = row.GetBoolean(4),
        CanCreateTables = row.GetBoolean(5),
        ServerTime = new DateTimeOffset(row.GetDateTime(6)),
        AskedAt = askedAt,
        IsPooledByTransaction = options.IsPooledByTransaction,
        Connections = new ConnectionBudget
        {
            Pool = Database.MostConnections(options),
            ServerLimit = row.GetInt32(7),
            Reserved = row.GetInt32(8),
            InUse = row.GetInt32(9),
            Ours = row.GetInt32(10),
            RoleLimit = row.IsDBNull(11) ? null : row.GetInt32(11),
            DatabaseLimit = row.IsDBNull(12) ? null : row.GetInt32(12),
        },
    };
}
