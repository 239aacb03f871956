using Npgsql;
using TemplateWorker.Protocol.Values;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.KeyValue;

/// <summary>
/// Keys and values of tenants. Values go in and out in wire form, UTF-8 JSON. Every refusal is a
/// <see cref="KeyValueException"/>, a database out of reach <see cref="DatabaseUnavailableException"/>.
/// </summary>
public sealed class KeyValueStore
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

    /// <summary>Reads one record.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="address">Which.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The record, or null when there is none.</returns>
    public Task<KeyValueRecord?> GetAsync(TenantId tenant, KeyValueAddress address, CancellationToken cancellationToken)
    {
        _checks.Check(address);
        return _gets.GetAsync(tenant, address, cancellationToken);
    }

    /// <summary>Writes one record, whether it exists or not.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="address">Which.</param>
    /// <param name="value">What, in wire form.</param>
    /// <param name="cancellationToken">Gives up; the record may have been written.</param>
    public Task SetAsync(TenantId tenant, KeyValueAddress address, ReadOnlyMemory<byte> value, CancellationToken cancellationToken)
    {
        _checks.Check(address);
        return _writes.WriteAsync(KeyValueSql.Set, tenant, address, _checks.ToStored(value), expected: null, cancellationToken);
    }

    /// <summary>Writes one record if a condition holds of what is there.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="address">Which.</param>
    /// <param name="value">What, in wire form.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="cancellationToken">Gives up; the record may have been written.</param>
    /// <returns>Whether the condition held and the record was written.</returns>
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

    /// <summary>Adds to a number, atomically. A record that does not exist counts from nothing.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="address">Which.</param>
    /// <param name="by">The number to add, in wire form: an integer or a float.</param>
    /// <param name="cancellationToken">Gives up; the number may have been added.</param>
    /// <returns>The sum in wire form: an integer while both are and it fits, else a float.</returns>
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

    /// <summary>Removes one record.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="address">Which.</param>
    /// <param name="cancellationToken">Gives up; the record may have been removed.</param>
    /// <returns>Whether there was one.</returns>
    public Task<bool> DeleteAsync(TenantId tenant, KeyValueAddress address, CancellationToken cancellationToken)
    {
        _checks.Check(address);
        return _writes.DeleteAsync(tenant, address, cancellationToken);
    }

    /// <summary>Reads a page of a tenant's records.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<KeyValuePage> FindAsync(TenantId tenant, KeyValueQuery query, CancellationToken cancellationToken) =>
        _search.FindAsync(tenant, query, cancellationToken);

    /// <summary>Lists every scope that a tenant's records have, each once, by code point.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<string>> ListScopesAsync(TenantId tenant, CancellationToken cancellationToken) =>
        _search.ListScopesAsync(tenant, cancellationToken);

    static KeyValueException OutOfRange(KeyValueAddress address, Exception? reason = null) =>
        new(KeyValueProblem.NumberOutOfRange, $"The sum for \"{address.Key}\" is beyond the numbers that can be stored.", reason);
}
