using Npgsql;
using TemplateWorker.Protocol.Values;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.KeyValue;

/// <summary>Keys and values of tenants in PostgreSQL. A database out of reach is a <see cref="DatabaseUnavailableException"/>.</summary>
public sealed class KeyValueStore : IKeyValueStore
{
    readonly KeyValueChecks _checks;
    readonly KeyValueGets _gets;
    readonly KeyValueWrites _writes;
    readonly KeyValueSearch _search;

    internal KeyValueStore(DatabaseSession session, StorageLimits limits)
    {
        _checks = new KeyValueChecks(limits);
        _gets = new KeyValueGets(session);
        _writes = new KeyValueWrites(session, limits);
        _search = new KeyValueSearch(session, limits, _checks);
    }

    /// <inheritdoc/>
    public Task<KeyValueRecord?> GetAsync(TenantId tenant, KeyValueAddress address, CancellationToken cancellationToken)
    {
        _checks.Check(address);
        return _gets.GetAsync(tenant, address, cancellationToken);
    }

    /// <inheritdoc/>
    public Task SetAsync(TenantId tenant, KeyValueAddress address, ReadOnlyMemory<byte> value, CancellationToken cancellationToken)
    {
        _checks.Check(address);
        return _writes.WriteAsync(KeyValueSql.Set, tenant, address, _checks.ToStored(value), expected: null, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> SetIfAsync(
        TenantId tenant, KeyValueAddress address, ReadOnlyMemory<byte> value, KeyValueCondition condition, CancellationToken cancellationToken)
    {
        _checks.Check(address);
        var stored = _checks.ToStored(value);
        var outcome = condition.What switch
        {
            KeyValueCondition.Kind.Absent => await _writes.WriteAsync(KeyValueSql.SetIfAbsent, tenant, address, stored, null, cancellationToken),
            KeyValueCondition.Kind.Present => await _writes.WriteAsync(KeyValueSql.SetIfPresent, tenant, address, stored, null, cancellationToken),
            _ => await _writes.WriteAsync(KeyValueSql.SetIfEqual, tenant, address, stored, _checks.ToStored(condition.Expected), cancellationToken),
        };
        return outcome.Wanted;
    }

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> IncrementAsync(
        TenantId tenant, KeyValueAddress address, ReadOnlyMemory<byte> by, CancellationToken cancellationToken)
    {
        _checks.Check(address);
        var stored = _checks.ToStored(by);
        if (StoredValueReader.Read(stored, StoredValueForm.Stored)
            is not (StoredValue.Integer or StoredValue.UnsignedInteger or StoredValue.Float))
        {
            throw new KeyValueException(KeyValueProblem.NotANumber, "What is to be added is not a number.");
        }
        try
        {
            var outcome = await _writes.WriteAsync(KeyValueSql.Increment, tenant, address, stored, expected: null, cancellationToken);
            if (outcome.Stored)
                return outcome.Value;
            throw outcome.WasNoNumber
                ? new KeyValueException(KeyValueProblem.NotANumber, $"The value of \"{address.Key}\" is not a number.")
                : OutOfRange(address);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.NumericValueOutOfRange)
        {
            throw OutOfRange(address, exception);
        }
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(TenantId tenant, KeyValueAddress address, CancellationToken cancellationToken)
    {
        _checks.Check(address);
        return _writes.DeleteAsync(tenant, address, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<KeyValuePage> FindAsync(TenantId tenant, KeyValueQuery query, CancellationToken cancellationToken) =>
        _search.FindAsync(tenant, query, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListScopesAsync(TenantId tenant, CancellationToken cancellationToken) =>
        _search.ListScopesAsync(tenant, cancellationToken);

    static KeyValueException OutOfRange(KeyValueAddress address, Exception? reason = null) =>
        new(KeyValueProblem.NumberOutOfRange, $"The sum for \"{address.Key}\" is beyond the numbers that can be stored.", reason);
}
