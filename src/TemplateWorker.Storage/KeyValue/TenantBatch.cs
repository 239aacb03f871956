using Npgsql;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.KeyValue;

/// <summary>
/// Statements that go to the database in one round trip, the first of which waits for the tenant's lock. A transaction
/// never holds the lock of a second tenant, so none can wait for another that waits for it.
/// </summary>
static class TenantBatch
{
    /// <summary>Starts with the lock.</summary>
    /// <param name="connection">Where it will run.</param>
    /// <param name="tenant">Whose lock.</param>
    public static NpgsqlBatch Create(NpgsqlConnection connection, TenantId tenant)
    {
        var batch = new NpgsqlBatch(connection);
        var parameters = Add(batch, KeyValueUsageSql.Lock);
        StatementParameters.Add(parameters, KeyValueUsageSql.LockClass);
        StatementParameters.Add(parameters, LockName(tenant.OwnerTypeText, tenant.OwnerIdText));
        return batch;
    }

    /// <summary>Adds a statement.</summary>
    /// <returns>Its parameters, to fill.</returns>
    public static NpgsqlParameterCollection Add(NpgsqlBatch batch, string statement)
    {
        var command = new NpgsqlBatchCommand(statement);
        batch.BatchCommands.Add(command);
        return command.Parameters;
    }

    /// <summary>Runs all and passes over the answer about the lock.</summary>
    public static async Task<NpgsqlDataReader> ExecuteAsync(NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        var reader = await batch.ExecuteReaderAsync(cancellationToken);
        try
        {
            await reader.NextResultAsync(cancellationToken);
            return reader;
        }
        catch
        {
            await reader.DisposeAsync();
            throw;
        }
    }

    /// <summary>What the lock of a tenant is called.</summary>
    public static string LockName(string ownerType, string ownerId) => $"{ownerType}:{ownerId}";
}
