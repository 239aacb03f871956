using Microsoft.Extensions.Logging;
using Npgsql;
using TemplateWorker.Storage.Connections;

namespace TemplateWorker.Storage.KeyValue;

/// <summary>
/// Removes, in the background, records whose time has passed; to templates they are absent already. Hosts may purge at the
/// same time: of a tenant that another host is at, nothing is removed twice and nobody waits.
/// </summary>
public sealed class KeyValuePurge
{
    // Of one tenant at a time: its writes wait for as long as this takes, some milliseconds.
    const int MostRowsTogether = 500;

    // How many rows are looked at to find the tenants that are next.
    const int RowsToLookAt = 1000;

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    readonly DatabaseSession _session;
    readonly ILogger _logger;
    readonly TimeProvider _time;

    internal KeyValuePurge(DatabaseSession session, ILoggerFactory loggers, TimeProvider time)
    {
        _session = session;
        _logger = loggers.CreateLogger<KeyValuePurge>();
        _time = time;
    }

    /// <summary>Purges now and every 10 seconds, until cancelled. While the database is out of reach it says so and goes on.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                if (await PurgeAsync(cancellationToken) is > 0 and var removed)
                    KeyValueLog.Purged(_logger, removed);
            }
            catch (DatabaseUnavailableException exception)
            {
                KeyValueLog.PurgePostponed(_logger, Pause, exception.Message);
            }
            await Task.Delay(Pause, _time, cancellationToken);
        }
    }

    /// <summary>Removes what has passed by now.</summary>
    /// <param name="cancellationToken">Gives up; what is removed by then stays so.</param>
    /// <returns>How many records that were.</returns>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public async Task<long> PurgeAsync(CancellationToken cancellationToken)
    {
        var total = 0L;
        long removed;
        do
        {
            removed = 0;
            foreach (var (ownerId, ownerType) in await FindTenantsAsync(cancellationToken))
                removed += await PurgeAsync(ownerId, ownerType, cancellationToken);
            total += removed;
        }
        while (removed > 0);
        return total;
    }

    Task<List<(string OwnerId, string OwnerType)>> FindTenantsAsync(CancellationToken cancellationToken) =>
        _session.ReadAsync(
            async (connection, ct) =>
            {
                await using var command = new NpgsqlCommand(KeyValueUsageSql.TenantsToPurge, connection);
                StatementParameters.Add(command.Parameters, RowsToLookAt);
                await using var reader = await command.ExecuteReaderAsync(ct);
                var tenants = new List<(string, string)>();
                while (await reader.ReadAsync(ct))
                    tenants.Add((reader.GetString(0), reader.GetString(1)));
                return tenants;
            },
            cancellationToken);

    Task<long> PurgeAsync(string ownerId, string ownerType, CancellationToken cancellationToken) =>
        _session.WriteAsync(
            async (connection, ct) =>
            {
                await using var transaction = await connection.BeginTransactionAsync(ct);
                await using var tryLock = new NpgsqlCommand(KeyValueUsageSql.TryLock, connection);
                StatementParameters.Add(tryLock.Parameters, KeyValueUsageSql.LockClass);
                StatementParameters.Add(tryLock.Parameters, TenantBatch.LockName(ownerType, ownerId));
                if (!(bool)(await tryLock.ExecuteScalarAsync(ct))!)
                    return 0;
                await using var purge = new NpgsqlCommand(KeyValueUsageSql.Purge, connection);
                StatementParameters.Add(purge.Parameters, ownerId);
                StatementParameters.Add(purge.Parameters, ownerType);
                StatementParameters.Add(purge.Parameters, MostRowsTogether);
                var removed = (long)(await purge.ExecuteScalarAsync(ct))!;
                await transaction.CommitAsync(ct);
                return removed;
            },
            cancellationToken);
}
