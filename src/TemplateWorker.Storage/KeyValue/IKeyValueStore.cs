using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.KeyValue;

/// <summary>
/// Keys and values of tenants. Values go in and out in wire form, UTF-8 JSON. Every refusal is a
/// <see cref="KeyValueException"/>. A record whose time to live has passed is absent to everything here.
/// </summary>
public interface IKeyValueStore : ISortedLists
{
    /// <summary>Reads one record.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="address">Which.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The record, or null when there is none.</returns>
    Task<KeyValueRecord?> GetAsync(TenantId tenant, KeyValueAddress address, CancellationToken cancellationToken);

    /// <summary>Writes one record, whether it exists or not.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="address">Which.</param>
    /// <param name="value">What, in wire form.</param>
    /// <param name="timeToLive">How long it stays; none for ever, whatever was said before.</param>
    /// <param name="cancellationToken">Gives up; the record may have been written.</param>
    Task SetAsync(
        TenantId tenant, KeyValueAddress address, ReadOnlyMemory<byte> value, TimeSpan? timeToLive, CancellationToken cancellationToken);

    /// <summary>Writes one record if a condition holds of what is there.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="address">Which.</param>
    /// <param name="value">What, in wire form.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="timeToLive">How long it stays; none for ever, whatever was said before.</param>
    /// <param name="cancellationToken">Gives up; the record may have been written.</param>
    /// <returns>Whether the condition held and the record was written.</returns>
    Task<bool> SetIfAsync(
        TenantId tenant, KeyValueAddress address, ReadOnlyMemory<byte> value, KeyValueCondition condition, TimeSpan? timeToLive,
        CancellationToken cancellationToken);

    /// <summary>
    /// Adds to a number, atomically. A record that does not exist counts from nothing; one that does stays as long as it would.
    /// </summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="address">Which.</param>
    /// <param name="by">The number to add, in wire form: an integer or a float.</param>
    /// <param name="cancellationToken">Gives up; the number may have been added.</param>
    /// <returns>The sum in wire form: an integer while both are and it fits, else a float.</returns>
    Task<ReadOnlyMemory<byte>> IncrementAsync(
        TenantId tenant, KeyValueAddress address, ReadOnlyMemory<byte> by, CancellationToken cancellationToken);

    /// <summary>Says how long a record stays from now on. Its value, and when that was last set, stay as they are.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="address">Which.</param>
    /// <param name="timeToLive">How long; none for ever.</param>
    /// <param name="cancellationToken">Gives up; it may have been said.</param>
    /// <returns>Whether there is such a record.</returns>
    Task<bool> ExpireAsync(TenantId tenant, KeyValueAddress address, TimeSpan? timeToLive, CancellationToken cancellationToken);

    /// <summary>
    /// Runs several operations in their order, each seeing what those before it did: all of them, or none when a check does
    /// not hold or one is refused.
    /// </summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="operations">1 to <see cref="StorageLimits.TransactionOperations"/> operations.</param>
    /// <param name="cancellationToken">Gives up; all may have been done.</param>
    Task<KeyValueTransactionResult> TransactAsync(
        TenantId tenant, IReadOnlyList<KeyValueOperation> operations, CancellationToken cancellationToken);

    /// <summary>Removes one record.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="address">Which.</param>
    /// <param name="cancellationToken">Gives up; the record may have been removed.</param>
    /// <returns>Whether there was one.</returns>
    Task<bool> DeleteAsync(TenantId tenant, KeyValueAddress address, CancellationToken cancellationToken);

    /// <summary>Reads a page of a tenant's records.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<KeyValuePage> FindAsync(TenantId tenant, KeyValueQuery query, CancellationToken cancellationToken);

    /// <summary>Lists scopes that a tenant's records have, each once, by code point.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="after">The scope to go on after; none for the first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>At most <see cref="StorageLimits.ListedScopes"/>. After so many there may be more.</returns>
    Task<IReadOnlyList<string>> ListScopesAsync(TenantId tenant, string? after, CancellationToken cancellationToken);

    /// <summary>What of a tenant counts against its quota (<see cref="StorageLimits.TenantBytes"/>), in bytes.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<long> CountBytesAsync(TenantId tenant, CancellationToken cancellationToken);
}
