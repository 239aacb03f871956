using Npgsql;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.KeyValue;

/// <summary>Keys and values of tenants in PostgreSQL. A database out of reach is a <see cref="DatabaseUnavailableException"/>.</summary>
public sealed partial class KeyValueStore : IKeyValueStore
{
    readonly KeyValueChecks _checks;
    readonly KeyValueQuota _quota;
    readonly KeyValueGets _gets;
    readonly KeyValueWrites _writes;
    readonly KeyValueTransactions _transactions;
    readonly KeyValueSearch _search;
    readonly SortedLists _lists;

    internal KeyValueStore(DatabaseSession session, StorageLimits limits)
    {
        _checks = new KeyValueChecks(limits);
        _quota = new KeyValueQuota(session, limits);
        _gets = new KeyValueGets(session);
        _writes = new KeyValueWrites(_quota);
        _transactions = new KeyValueTransactions(_quota, _writes, _checks);
        _search = new KeyValueSearch(session, limits, _checks);
        _lists = new SortedLists(session, _quota, _checks);
    }

    /// <inheritdoc/>
    public Task<KeyValueRecord?> GetAsync(TenantId tenant, KeyValueAddress address, CancellationToken cancellationToken)
    {
        _checks.Check(address);
        return _gets.GetAsync(tenant, address, cancellationToken);
    }

    /// <inheritdoc/>
    public Task SetAsync(
        TenantId tenant, KeyValueAddress address, ReadOnlyMemory<byte> value, TimeSpan? timeToLive, CancellationToken cancellationToken)
    {
        _checks.Check(address);
        _checks.CheckTimeToLive(timeToLive);
        return _writes.WriteAsync(tenant, address, new KeyValueWrite(KeyValueSql.Set, _checks.ToStored(value), timeToLive), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> SetIfAsync(
        TenantId tenant, KeyValueAddress address, ReadOnlyMemory<byte> value, KeyValueCondition condition, TimeSpan? timeToLive,
        CancellationToken cancellationToken)
    {
        _checks.Check(address);
        _checks.CheckTimeToLive(timeToLive);
        var stored = _checks.ToStored(value);
        var write = condition.What switch
        {
            KeyValueCondition.Kind.Absent => new KeyValueWrite(KeyValueSql.SetIfAbsent, stored, timeToLive),
            KeyValueCondition.Kind.Present => new KeyValueWrite(KeyValueSql.SetIfPresent, stored, timeToLive),
            _ => new KeyValueWrite(KeyValueSql.SetIfEqual, stored, timeToLive, _checks.ToStored(condition.Expected)),
        };
        return (await _writes.WriteAsync(tenant, address, write, cancellationToken)).Wanted;
    }

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> IncrementAsync(
        TenantId tenant, KeyValueAddress address, ReadOnlyMemory<byte> by, CancellationToken cancellationToken)
    {
        _checks.Check(address);
        var write = new KeyValueWrite(KeyValueSql.Increment, _checks.ToStoredNumber(by));
        try
        {
            return KeyValueSums.Read(address, await _writes.WriteAsync(tenant, address, write, cancellationToken));
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.NumericValueOutOfRange)
        {
            throw KeyValueSums.OutOfRange(address, exception);
        }
    }

    /// <inheritdoc/>
    public Task<bool> ExpireAsync(TenantId tenant, KeyValueAddress address, TimeSpan? timeToLive, CancellationToken cancellationToken)
    {
        _checks.Check(address);
        _checks.CheckTimeToLive(timeToLive);
        return _writes.ExpireAsync(tenant, address, timeToLive, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(TenantId tenant, KeyValueAddress address, CancellationToken cancellationToken)
    {
        _checks.Check(address);
        return _writes.DeleteAsync(tenant, address, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<KeyValueTransactionResult> TransactAsync(
        TenantId tenant, IReadOnlyList<KeyValueOperation> operations, CancellationToken cancellationToken) =>
        _transactions.RunAsync(tenant, operations, cancellationToken);

    /// <inheritdoc/>
    public Task<KeyValuePage> FindAsync(TenantId tenant, KeyValueQuery query, CancellationToken cancellationToken) =>
        _search.FindAsync(tenant, query, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListScopesAsync(TenantId tenant, string? after, CancellationToken cancellationToken) =>
        _search.ListScopesAsync(tenant, after, cancellationToken);

    /// <inheritdoc/>
    public Task<long> CountBytesAsync(TenantId tenant, CancellationToken cancellationToken) =>
        _quota.CountBytesAsync(tenant, cancellationToken);
}
