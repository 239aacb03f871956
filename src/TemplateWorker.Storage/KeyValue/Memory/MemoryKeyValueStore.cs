using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.KeyValue.Memory;

/// <summary>
/// Keys and values of tenants in this process's memory, for tests of templates. It means the same as the store in
/// PostgreSQL, limits and all, and forgets everything with the process. Safe from any thread.
/// </summary>
/// <param name="limits">What a tenant may store.</param>
/// <param name="time">The clock.</param>
public sealed partial class MemoryKeyValueStore(StorageLimits limits, TimeProvider time) : IKeyValueStore
{
    readonly Lock _gate = new();
    readonly Dictionary<TenantId, MemoryTenant> _tenants = [];
    readonly KeyValueChecks _checks = new(limits);

    /// <inheritdoc/>
    public Task<KeyValueRecord?> GetAsync(TenantId tenant, KeyValueAddress address, CancellationToken cancellationToken)
    {
        _checks.Check(address);
        return RunAsync(tenant, held => held.Find(address)?.ToRecord());
    }

    /// <inheritdoc/>
    public Task SetAsync(
        TenantId tenant, KeyValueAddress address, ReadOnlyMemory<byte> value, TimeSpan? timeToLive, CancellationToken cancellationToken)
    {
        _checks.Check(address);
        _checks.CheckTimeToLive(timeToLive);
        var stored = _checks.ToStored(value);
        return RunAsync(tenant, held =>
        {
            held.Set(address, stored, timeToLive);
            return true;
        });
    }

    /// <inheritdoc/>
    public Task<bool> SetIfAsync(
        TenantId tenant, KeyValueAddress address, ReadOnlyMemory<byte> value, KeyValueCondition condition, TimeSpan? timeToLive,
        CancellationToken cancellationToken)
    {
        _checks.Check(address);
        _checks.CheckTimeToLive(timeToLive);
        var stored = _checks.ToStored(value);
        var expected = condition.What == KeyValueCondition.Kind.Equals ? _checks.ToStored(condition.Expected) : null;
        return RunAsync(tenant, held =>
        {
            var holds = held.Holds(address, condition.What, expected);
            if (holds)
                held.Set(address, stored, timeToLive);
            return holds;
        });
    }

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>> IncrementAsync(
        TenantId tenant, KeyValueAddress address, ReadOnlyMemory<byte> by, CancellationToken cancellationToken)
    {
        _checks.Check(address);
        var stored = _checks.ToStoredNumber(by);
        return RunAsync(tenant, held => held.Increment(address, stored));
    }

    /// <inheritdoc/>
    public Task<bool> ExpireAsync(TenantId tenant, KeyValueAddress address, TimeSpan? timeToLive, CancellationToken cancellationToken)
    {
        _checks.Check(address);
        _checks.CheckTimeToLive(timeToLive);
        return RunAsync(tenant, held => held.Expire(address, timeToLive));
    }

    /// <inheritdoc/>
    public Task<KeyValueTransactionResult> TransactAsync(
        TenantId tenant, IReadOnlyList<KeyValueOperation> operations, CancellationToken cancellationToken)
    {
        var steps = new MemoryTransactions(_checks).Prepare(operations);
        return RunAsync(tenant, held => MemoryTransactions.Run(held, operations, steps));
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(TenantId tenant, KeyValueAddress address, CancellationToken cancellationToken)
    {
        _checks.Check(address);
        return RunAsync(tenant, held => held.Delete(address));
    }

    /// <inheritdoc/>
    public Task<KeyValuePage> FindAsync(TenantId tenant, KeyValueQuery query, CancellationToken cancellationToken)
    {
        var search = new MemorySearch(query, limits, _checks);
        return RunAsync(tenant, held => search.Run(held.Records));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListScopesAsync(TenantId tenant, string? after, CancellationToken cancellationToken)
    {
        _checks.CheckAfter(after);
        return RunAsync<IReadOnlyList<string>>(tenant, held =>
        [
            .. held.Records.SelectMany(record => record.Address.Scopes).Distinct()
                .Where(scope => CodePointOrder.Instance.Compare(scope, after ?? "") > 0)
                .Order(CodePointOrder.Instance).Take(limits.ListedScopes),
        ]);
    }

    /// <inheritdoc/>
    public Task<long> CountBytesAsync(TenantId tenant, CancellationToken cancellationToken) => RunAsync(tenant, held => held.Bytes);

    Task<T> RunAsync<T>(TenantId tenant, Func<MemoryTenant, T> work)
    {
        lock (_gate)
        {
            if (!_tenants.TryGetValue(tenant, out var held))
                _tenants.Add(tenant, held = new MemoryTenant(limits, time));
            try
            {
                return Task.FromResult(work(held));
            }
            catch (KeyValueException refusal)
            {
                return Task.FromException<T>(refusal);
            }
        }
    }
}
