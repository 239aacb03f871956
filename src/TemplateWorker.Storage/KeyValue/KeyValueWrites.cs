using System.Security.Cryptography;
using Npgsql;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.KeyValue;

/// <summary>Runs the statements that write one record, each behind its tenant's lock in one round trip and one transaction.</summary>
sealed class KeyValueWrites(KeyValueQuota quota)
{
    // An id is what the system whose databases are taken over made: 64 letters and digits.
    public const int IdLength = 64;
    public const string IdAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public Task<KeyValueWriteOutcome> WriteAsync(TenantId tenant, KeyValueAddress address, KeyValueWrite write, CancellationToken cancellationToken) =>
        quota.WriteAsync(
            tenant,
            async (connection, ct) =>
            {
                await using var batch = TenantBatch.Create(connection, tenant);
                AddWrite(batch, tenant, address, write);
                await using var reader = await TenantBatch.ExecuteAsync(batch, ct);
                await reader.ReadAsync(ct);
                return ReadOutcome(reader);
            },
            cancellationToken);

    public Task<bool> DeleteAsync(TenantId tenant, KeyValueAddress address, CancellationToken cancellationToken) =>
        quota.WriteAsync(
            tenant,
            async (connection, ct) =>
            {
                await using var batch = TenantBatch.Create(connection, tenant);
                address.AddTo(TenantBatch.Add(batch, KeyValueSql.Delete), tenant);
                await using var reader = await TenantBatch.ExecuteAsync(batch, ct);
                await reader.ReadAsync(ct);
                return reader.GetInt64(0) > 0;
            },
            cancellationToken);

    public Task<bool> ExpireAsync(TenantId tenant, KeyValueAddress address, TimeSpan? timeToLive, CancellationToken cancellationToken) =>
        quota.WriteAsync(
            tenant,
            async (connection, ct) =>
            {
                await using var batch = TenantBatch.Create(connection, tenant);
                var parameters = TenantBatch.Add(batch, KeyValueSql.Expire);
                address.AddTo(parameters, tenant);
                StatementParameters.AddSeconds(parameters, timeToLive);
                await using var reader = await TenantBatch.ExecuteAsync(batch, ct);
                await reader.ReadAsync(ct);
                return reader.GetInt64(0) > 0;
            },
            cancellationToken);

    /// <summary>Adds the statement of a write.</summary>
    public void AddWrite(NpgsqlBatch batch, TenantId tenant, KeyValueAddress address, KeyValueWrite write)
    {
        var parameters = TenantBatch.Add(batch, write.Statement);
        address.AddTo(parameters, tenant);
        StatementParameters.Add(parameters, RandomNumberGenerator.GetString(IdAlphabet, IdLength));
        StatementParameters.Add(parameters, quota.Limit);
        StatementParameters.AddJson(parameters, write.Value);
        if (write.Statement == KeyValueSql.Increment)
            return;
        StatementParameters.AddSeconds(parameters, write.TimeToLive);
        if (write.Expected is not null)
            StatementParameters.AddJson(parameters, write.Expected);
    }

    /// <summary>Reads the answer to such a statement.</summary>
    /// <exception cref="KeyValueException">There was no room.</exception>
    public KeyValueWriteOutcome ReadOutcome(NpgsqlDataReader reader)
    {
        var wanted = reader.GetInt64(0) > 0;
        var sized = reader.GetInt64(1) > 0;
        var stored = !reader.IsDBNull(2);
        if (sized && !stored)
            throw quota.Exceeded();
        return new KeyValueWriteOutcome(
            wanted, stored, stored ? KeyValueRows.ReadValue(reader, 2) : default, !reader.IsDBNull(3) && reader.GetBoolean(3));
    }
}
