namespace TemplateWorker.Storage.KeyValue.Memory;

/// <summary>Runs transactions. Each operation sees what those before it did.</summary>
/// <param name="checks">Checks what templates send.</param>
sealed class MemoryTransactions(KeyValueChecks checks)
{
    /// <summary>Checks all operations.</summary>
    /// <returns>Each as something that can be done to a tenant.</returns>
    /// <exception cref="KeyValueException">One of them is not allowed.</exception>
    public IReadOnlyList<Func<MemoryTenant, KeyValueOperationResult>> Prepare(IReadOnlyList<KeyValueOperation> operations)
    {
        checks.CheckCount(operations);
        return [.. operations.Select((operation, place) => At(place, () => Prepare(operation)))];
    }

    /// <summary>Runs what was prepared.</summary>
    public static KeyValueTransactionResult Run(
        MemoryTenant tenant, IReadOnlyList<KeyValueOperation> operations, IReadOnlyList<Func<MemoryTenant, KeyValueOperationResult>> steps) =>
        tenant.Transact(
            () =>
            {
                var results = new List<KeyValueOperationResult>();
                foreach (var (place, step) in steps.Index())
                {
                    var result = At(place, () => step(tenant));
                    if (operations[place].Kind == KeyValueOperationKind.Check && result.Held == false)
                        return new KeyValueTransactionResult(place, []);
                    results.Add(result);
                }
                return new KeyValueTransactionResult(null, results);
            },
            result => result.IsCommitted);

    Func<MemoryTenant, KeyValueOperationResult> Prepare(KeyValueOperation operation)
    {
        var address = operation.Address;
        checks.Check(address);
        switch (operation.Kind)
        {
            case KeyValueOperationKind.Set:
                checks.CheckTimeToLive(operation.TimeToLive);
                var value = checks.ToStored(operation.Value);
                return tenant =>
                {
                    tenant.Set(address, value, operation.TimeToLive);
                    return default;
                };
            case KeyValueOperationKind.Increment:
                var by = checks.ToStoredNumber(operation.Value);
                return tenant => new KeyValueOperationResult(null, tenant.Increment(address, by));
            case KeyValueOperationKind.Delete:
                return tenant => new KeyValueOperationResult(tenant.Delete(address), default);
            default:
                var condition = operation.Condition;
                var expected = condition.What == KeyValueCondition.Kind.Equals ? checks.ToStored(condition.Expected) : null;
                return tenant => new KeyValueOperationResult(tenant.Holds(address, condition.What, expected), default);
        }
    }

    static T At<T>(int place, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (KeyValueException refusal)
        {
            throw new KeyValueException(refusal.Problem, $"Operation {place} (from 0): {refusal.Message}", refusal) { Limit = refusal.Limit };
        }
    }
}
