using Npgsql;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.KeyValue;

/// <summary>
/// Lets writes go ahead within the tenant's quota. Records whose time has passed take no room: a write that finds none
/// left is tried once more after they are removed.
/// </summary>
sealed class KeyValueQuota(DatabaseSession session, StorageLimits limits)
{
    readonly TenantTurns _turns = new();

    /// <summary>Most bytes of a tenant.</summary>
    public long Limit => limits.TenantBytes;

    /// <summary>The refusal of a write that finds no room.</summary>
    public KeyValueException Exceeded() => CountedSize.Exceeded(limits);

    /// <summary>Runs a write, which throws <see cref="Exceeded"/> and changes nothing when there is no room.</summary>
    public Task<T> WriteAsync<T>(
        TenantId tenant, Func<NpgsqlConnection, CancellationToken, Task<T>> write, CancellationToken cancellationToken) =>
        _turns.RunAsync(tenant, ct => WriteInTurnAsync(tenant, write, ct), cancellationToken);

    /// <summary>What counts against the quota, in bytes.</summary>
    public Task<long> CountBytesAsync(TenantId tenant, CancellationToken cancellationToken) =>
        session.ReadAsync(
            async (connection, ct) =>
            {
                await using var command = new NpgsqlCommand(KeyValueUsageSql.Read, connection);
                StatementParameters.AddTenant(command.Parameters, tenant);
                return (long)(await command.ExecuteScalarAsync(ct))!;
            },
            cancellationToken);

    async Task<T> WriteInTurnAsync<T>(
        TenantId tenant, Func<NpgsqlConnection, CancellationToken, Task<T>> write, CancellationToken cancellationToken)
    {
        try
        {
            return await session.WriteAsync(write, cancellationToken);
        }
        catch (KeyValueException refusal) when (refusal.Problem == KeyValueProblem.QuotaExceeded)
        {
            if (await PurgeAsync(tenant, cancellationToken) == 0)
                throw;
        }
        return await session.WriteAsync(write, cancellationToken);
    }

    Task<long> PurgeAsync(TenantId tenant, CancellationToken cancellationToken) =>
        session.WriteAsync(
            async (connection, ct) =>
            {
                await using var batch = TenantBatch.Create(connection, tenant);
                var parameters = TenantBatch.Add(batch, KeyValueUsageSql.Purge);
                StatementParameters.AddTenant(parameters, tenant);
                StatementParameters.Add(parameters, int.MaxValue);
                await using var reader = await TenantBatch.ExecuteAsync(batch, ct);
                await reader.ReadAsync(ct);
                return reader.GetInt64(0);
            },
            cancellationToken);
}
