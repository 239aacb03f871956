using System.Data;
using Npgsql;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.KeyValue;

/// <summary>
/// Answers single gets. A get that comes alone goes to the database at once; those that come while it is under way
/// gather and go together in one round trip after it.
/// </summary>
sealed class KeyValueGets(DatabaseSession session)
{
    // A round trip of this many still takes only a few milliseconds.
    const int MostTogether = 256;

    readonly Lock _gate = new();
    readonly Queue<KeyValueGet> _waiting = new();
    bool _busy;

    public Task<KeyValueRecord?> GetAsync(TenantId tenant, KeyValueAddress address, CancellationToken cancellationToken)
    {
        KeyValueGet? get = null;
        lock (_gate)
        {
            if (_busy)
                _waiting.Enqueue(get = new KeyValueGet(tenant, address));
            _busy = true;
        }
        if (get is null)
            return GetAloneAsync(tenant, address, cancellationToken);
        return cancellationToken.CanBeCanceled ? get.Task.WaitAsync(cancellationToken) : get.Task;
    }

    async Task<KeyValueRecord?> GetAloneAsync(TenantId tenant, KeyValueAddress address, CancellationToken cancellationToken)
    {
        try
        {
            return await session.ReadAsync((connection, ct) => QueryAsync(connection, tenant, address, ct), cancellationToken);
        }
        finally
        {
            if (TakeBatch() is { } batch)
                _ = RunBatchesAsync(batch);
        }
    }

    async Task RunBatchesAsync(KeyValueGet[] first)
    {
        for (var batch = first; batch is not null; batch = TakeBatch())
        {
            try
            {
                await session.ReadAsync((connection, ct) => QueryAsync(connection, batch, ct), CancellationToken.None);
                foreach (var get in batch)
                    get.Complete();
            }
            catch (Exception exception)
            {
                // Every waiting caller gets the failure; this loop must go on for those who come after.
                foreach (var get in batch)
                    get.Fail(exception);
            }
        }
    }

    KeyValueGet[]? TakeBatch()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                _busy = false;
                return null;
            }
            var batch = new KeyValueGet[Math.Min(_waiting.Count, MostTogether)];
            for (var i = 0; i < batch.Length; i++)
                batch[i] = _waiting.Dequeue();
            return batch;
        }
    }

    static async Task<KeyValueRecord?> QueryAsync(
        NpgsqlConnection connection, TenantId tenant, KeyValueAddress address, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(KeyValueSql.Get, connection);
        address.AddTo(command.Parameters, tenant);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? KeyValueRows.Read(reader, 0, address.Key, address.Scopes) : null;
    }

    static async Task<bool> QueryAsync(NpgsqlConnection connection, KeyValueGet[] batch, CancellationToken cancellationToken)
    {
        var ownerIds = new string[batch.Length];
        var ownerTypes = new string[batch.Length];
        var keys = new string[batch.Length];
        var scopes = new string[batch.Length];
        for (var i = 0; i < batch.Length; i++)
        {
            ownerIds[i] = batch[i].Tenant.OwnerIdText;
            ownerTypes[i] = batch[i].Tenant.OwnerTypeText;
            keys[i] = batch[i].Address.Key;
            scopes[i] = batch[i].Address.ScopesLiteral;
            batch[i].Reset();
        }
        await using var command = new NpgsqlCommand(KeyValueSql.GetMany, connection);
        StatementParameters.Add(command.Parameters, ownerIds);
        StatementParameters.Add(command.Parameters, ownerTypes);
        StatementParameters.Add(command.Parameters, keys);
        StatementParameters.Add(command.Parameters, scopes);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var get = batch[reader.GetInt64(0) - 1];
            try
            {
                get.Keep(KeyValueRows.Read(reader, 1, get.Address.Key, get.Address.Scopes));
            }
            catch (KeyValueException exception)
            {
                get.Refuse(exception);
            }
        }
        return true;
    }
}
