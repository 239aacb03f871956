using Npgsql;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.KeyValue.Transfer;

/// <summary>Runs statements whose parameters 1 and 2 are a tenant's owner id and owner type, in a transaction that is open.</summary>
sealed class TenantStatements(NpgsqlConnection connection, TenantId tenant, CancellationToken stop)
{
    public NpgsqlConnection Connection => connection;

    public CancellationToken Stop => stop;

    /// <summary>Takes the lock that every write of the tenant's keys and values is behind, until the transaction ends.</summary>
    public async Task LockAsync()
    {
        await using var command = new NpgsqlCommand(KeyValueUsageSql.Lock, connection);
        StatementParameters.Add(command.Parameters, KeyValueUsageSql.LockClass);
        StatementParameters.Add(command.Parameters, TenantBatch.LockName(tenant.OwnerTypeText, tenant.OwnerIdText));
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Runs a statement.</summary>
    /// <returns>The rows that it changed.</returns>
    public async Task<long> RunAsync(string statement, Action<NpgsqlParameterCollection>? fill = null)
    {
        await using var command = Create(statement, fill);
        return await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Runs a statement that names no tenant.</summary>
    /// <returns>The rows that it changed.</returns>
    public async Task<long> RunPlainAsync(string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Reads the one row of a statement.</summary>
    public async Task<T> ReadAsync<T>(string statement, Func<NpgsqlDataReader, T> read, Action<NpgsqlParameterCollection>? fill = null)
    {
        await using var command = Create(statement, fill);
        await using var reader = await command.ExecuteReaderAsync(stop);
        await reader.ReadAsync(stop);
        return read(reader);
    }

    NpgsqlCommand Create(string statement, Action<NpgsqlParameterCollection>? fill)
    {
        var command = new NpgsqlCommand(statement, connection);
        StatementParameters.AddTenant(command.Parameters, tenant);
        fill?.Invoke(command.Parameters);
        return command;
    }
}
