using System.Data;
using Npgsql;

namespace TemplateWorker.Storage.Administration;

/// <summary>Reads how the database stands; changes nothing.</summary>
public sealed class StatisticsReader
{
    readonly DirectSession _session;

    internal StatisticsReader(DirectSession session) => _session = session;

    /// <summary>Reads it.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AdministrationException">The role may not look.</exception>
    /// <exception cref="Connections.DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<DatabaseStatistics> ReadAsync(CancellationToken cancellationToken) =>
        _session.RunAsync("be looked at", connection => ReadAsync(connection, cancellationToken), cancellationToken);

    static async Task<DatabaseStatistics> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(StatisticsSql.Server, connection);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var statistics = new
        {
            Name = reader.GetString(0),
            Version = reader.GetString(1),
            Started = new DateTimeOffset(reader.GetDateTime(2)),
            IsInRecovery = reader.GetBoolean(3),
            Most = reader.GetInt32(4),
            Connections = reader.GetInt64(5),
            Hits = reader.IsDBNull(6) ? default(double?) : reader.GetDouble(6),
        };
        await reader.CloseAsync();
        return new DatabaseStatistics
        {
            Name = statistics.Name,
            ServerVersion = statistics.Version,
            ServerStarted = statistics.Started,
            IsInRecovery = statistics.IsInRecovery,
            MaxConnections = statistics.Most,
            ServerConnections = statistics.Connections,
            CacheHits = statistics.Hits,
            Databases = await ListAsync(connection, StatisticsSql.Databases, row => new DatabaseSize(row.GetString(0), row.GetInt64(1)), cancellationToken),
            Tables = await ListAsync(connection, StatisticsSql.Tables, ReadTable, cancellationToken),
            Indexes = await ListAsync(
                connection, StatisticsSql.Indexes,
                row => new IndexStatistics(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetBoolean(4)), cancellationToken),
            Connections = await ListAsync(connection, StatisticsSql.Connections, row => new ConnectionState(row.GetString(0), row.GetInt64(1)), cancellationToken),
            Statements = await ReadStatementsAsync(connection, cancellationToken),
        };
    }

    static async Task<IReadOnlyList<StatementStatistics>?> ReadStatementsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (await OwnSchema.ScalarAsync(connection, StatisticsSql.FindStatements, cancellationToken) is not string view)
            return null;
        try
        {
            return await ListAsync(
                connection, StatisticsSql.Statements(view, OwnSchema.MajorOf(connection)),
                row => new StatementStatistics(row.IsDBNull(0) ? "" : row.GetString(0), row.GetInt64(1), row.GetDouble(2), row.GetDouble(3)), cancellationToken);
        }
        catch (PostgresException exception) when (
            exception.SqlState is PostgresErrorCodes.ObjectNotInPrerequisiteState or PostgresErrorCodes.InsufficientPrivilege)
        {
            // It is made in the database and not loaded by the server, or the role may not use its schema.
            return null;
        }
    }

    static TableStatistics ReadTable(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4),
        row.IsDBNull(5) ? null : new DateTimeOffset(row.GetDateTime(5)));

    static async Task<List<T>> ListAsync<T>(
        NpgsqlConnection connection, string statement, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(read(reader));
        return rows;
    }
}
