using Npgsql;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.KeyValue;

/// <summary>
/// Runs transactions: the tenant's lock and all operations in one round trip, then the commit. Each operation sees what
/// those before it did.
/// </summary>
sealed class KeyValueTransactions(KeyValueQuota quota, KeyValueWrites writes, KeyValueChecks checks)
{
    public Task<KeyValueTransactionResult> RunAsync(
        TenantId tenant, IReadOnlyList<KeyValueOperation> operations, CancellationToken cancellationToken)
    {
        checks.CheckCount(operations);
        var steps = new Action<NpgsqlBatch>[operations.Count];
        for (var i = 0; i < steps.Length; i++)
        {
            try
            {
                steps[i] = Prepare(tenant, operations[i]);
            }
            catch (KeyValueException refusal)
            {
                throw At(i, refusal);
            }
        }
        return quota.WriteAsync(tenant, (connection, ct) => RunAsync(connection, tenant, operations, steps, ct), cancellationToken);
    }

    async Task<KeyValueTransactionResult> RunAsync(
        NpgsqlConnection connection, TenantId tenant, IReadOnlyList<KeyValueOperation> operations, Action<NpgsqlBatch>[] steps,
        CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = TenantBatch.Create(connection, tenant);
        foreach (var step in steps)
            step(batch);
        var result = await ReadAsync(batch, operations, cancellationToken);
        if (result.IsCommitted)
            await transaction.CommitAsync(cancellationToken);
        return result;
    }

    async Task<KeyValueTransactionResult> ReadAsync(NpgsqlBatch batch, IReadOnlyList<KeyValueOperation> operations, CancellationToken cancellationToken)
    {
        var results = new KeyValueOperationResult[operations.Count];
        int? failed = null;
        KeyValueException? refusal = null;
        var place = 0;
        try
        {
            await using var reader = await TenantBatch.ExecuteAsync(batch, cancellationToken);
            for (; place < results.Length; place++, await reader.NextResultAsync(cancellationToken))
            {
                await reader.ReadAsync(cancellationToken);
                // What comes after the first failure is undone with it, so its answers mean nothing.
                if (failed is not null || refusal is not null)
                    continue;
                try
                {
                    results[place] = ReadResult(reader, operations[place]);
                    if (operations[place].Kind == KeyValueOperationKind.Check && results[place].Held == false)
                        failed = place;
                }
                catch (KeyValueException exception)
                {
                    refusal = At(place, exception);
                }
            }
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.NumericValueOutOfRange)
        {
            if (failed is null)
                refusal ??= At(place, KeyValueSums.OutOfRange(operations[place].Address, exception));
        }
        if (refusal is not null)
            throw refusal;
        return failed is null ? new KeyValueTransactionResult(null, results) : new KeyValueTransactionResult(failed, []);
    }

    Action<NpgsqlBatch> Prepare(TenantId tenant, KeyValueOperation operation)
    {
        var address = operation.Address;
        checks.Check(address);
        switch (operation.Kind)
        {
            case KeyValueOperationKind.Set:
                checks.CheckTimeToLive(operation.TimeToLive);
                var set = new KeyValueWrite(KeyValueSql.Set, checks.ToStored(operation.Value), operation.TimeToLive);
                return batch => writes.AddWrite(batch, tenant, address, set);
            case KeyValueOperationKind.Increment:
                var increment = new KeyValueWrite(KeyValueSql.Increment, checks.ToStoredNumber(operation.Value));
                return batch => writes.AddWrite(batch, tenant, address, increment);
            case KeyValueOperationKind.Delete:
                return batch => address.AddTo(TenantBatch.Add(batch, KeyValueSql.Delete), tenant);
            default:
                return PrepareCheck(tenant, address, operation.Condition);
        }
    }

    Action<NpgsqlBatch> PrepareCheck(TenantId tenant, KeyValueAddress address, KeyValueCondition condition)
    {
        if (condition.What != KeyValueCondition.Kind.Equals)
        {
            var statement = condition.What == KeyValueCondition.Kind.Absent ? KeyValueSql.IsAbsent : KeyValueSql.IsPresent;
            return batch => address.AddTo(TenantBatch.Add(batch, statement), tenant);
        }
        var expected = checks.ToStored(condition.Expected);
        return batch =>
        {
            var parameters = TenantBatch.Add(batch, KeyValueSql.IsEqual);
            address.AddTo(parameters, tenant);
            StatementParameters.AddJson(parameters, expected);
        };
    }

    KeyValueOperationResult ReadResult(NpgsqlDataReader reader, KeyValueOperation operation) => operation.Kind switch
    {
        KeyValueOperationKind.Set => Ignore(writes.ReadOutcome(reader)),
        KeyValueOperationKind.Increment => new KeyValueOperationResult(null, KeyValueSums.Read(operation.Address, writes.ReadOutcome(reader))),
        KeyValueOperationKind.Delete => new KeyValueOperationResult(reader.GetInt64(0) > 0, default),
        _ => new KeyValueOperationResult(reader.GetBoolean(0), default),
    };

    static KeyValueOperationResult Ignore(KeyValueWriteOutcome _) => default;

    static KeyValueException At(int place, KeyValueException refusal) =>
        new(refusal.Problem, $"Operation {place} (from 0): {refusal.Message}", refusal) { Limit = refusal.Limit };
}
