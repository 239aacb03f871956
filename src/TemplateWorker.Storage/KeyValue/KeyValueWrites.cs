using System.Security.Cryptography;
using Npgsql;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.KeyValue;

/// <summary>Runs the writing statements, each behind its tenant's lock in one round trip and one transaction.</summary>
sealed class KeyValueWrites(DatabaseSession session, StorageLimits limits)
{
    // An id is what the system whose databases are taken over made: 64 letters and digits.
    const int IdLength = 64;
    const string IdAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public Task<KeyValueWriteOutcome> WriteAsync(
        string statement, TenantId tenant, KeyValueAddress address, byte[] value, byte[]? expected, CancellationToken cancellationToken) =>
        session.WriteAsync(
            async (connection, ct) =>
            {
                await using var batch = Lock(connection, tenant);
                var write = AddStatement(batch, statement, tenant, address);
                StatementParameters.Add(write.Parameters, RandomNumberGenerator.GetString(IdAlphabet, IdLength));
                StatementParameters.Add(write.Parameters, limits.TenantBytes);
                StatementParameters.AddJson(write.Parameters, value);
                if (expected is not null)
                    StatementParameters.AddJson(write.Parameters, expected);

                await using var reader = await ExecuteAsync(batch, ct);
                var wanted = reader.GetInt64(0) > 0;
                var sized = reader.GetInt64(1) > 0;
                var stored = !reader.IsDBNull(2);
                if (sized && !stored)
                {
                    throw new KeyValueException(
                        KeyValueProblem.QuotaExceeded, $"With this value the tenant would store more than its {limits.TenantBytes} bytes.");
                }
                return new KeyValueWriteOutcome(
                    wanted, stored, stored ? KeyValueRows.ReadValue(reader, 2) : default, !reader.IsDBNull(3) && reader.GetBoolean(3));
            },
            cancellationToken);

    public Task<bool> DeleteAsync(TenantId tenant, KeyValueAddress address, CancellationToken cancellationToken) =>
        session.WriteAsync(
            async (connection, ct) =>
            {
                await using var batch = Lock(connection, tenant);
                AddStatement(batch, KeyValueSql.Delete, tenant, address);
                await using var reader = await ExecuteAsync(batch, ct);
                return reader.GetInt64(0) > 0;
            },
            cancellationToken);

    static NpgsqlBatch Lock(NpgsqlConnection connection, TenantId tenant)
    {
        var batch = new NpgsqlBatch(connection);
        var command = new NpgsqlBatchCommand(KeyValueSql.Lock);
        StatementParameters.Add(command.Parameters, KeyValueSql.LockClass);
        StatementParameters.Add(command.Parameters, $"{tenant.OwnerTypeText}:{tenant.OwnerIdText}");
        batch.BatchCommands.Add(command);
        return batch;
    }

    static NpgsqlBatchCommand AddStatement(NpgsqlBatch batch, string statement, TenantId tenant, KeyValueAddress address)
    {
        var command = new NpgsqlBatchCommand(statement);
        address.AddTo(command.Parameters, tenant);
        batch.BatchCommands.Add(command);
        return command;
    }

    // Leaves the reader on the only row of the statement after the lock.
    static async Task<NpgsqlDataReader> ExecuteAsync(NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        var reader = await batch.ExecuteReaderAsync(cancellationToken);
        try
        {
            await reader.NextResultAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            return reader;
        }
        catch
        {
            await reader.DisposeAsync();
            throw;
        }
    }
}
