using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.TestRunner.Stages;

/// <summary>The keys and values of one tenant, whoever asks: tests look into those of the template under test.</summary>
/// <param name="store">Where they are.</param>
/// <param name="owner">Whose they are.</param>
sealed partial class OneTenantStore(IKeyValueStore store, TenantId owner) : IKeyValueStore
{
    /// <inheritdoc/>
    public Task<KeyValueRecord?> GetAsync(TenantId tenant, KeyValueAddress address, CancellationToken cancellationToken) =>
        store.GetAsync(owner, address, cancellationToken);

    /// <inheritdoc/>
    public Task SetAsync(
        TenantId tenant, KeyValueAddress address, ReadOnlyMemory<byte> value, TimeSpan? timeToLive, CancellationToken cancellationToken) =>
        store.SetAsync(owner, address, value, timeToLive, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> SetIfAsync(
        TenantId tenant, KeyValueAddress address, ReadOnlyMemory<byte> value, KeyValueCondition condition, TimeSpan? timeToLive,
        CancellationToken cancellationToken) =>
        store.SetIfAsync(owner, address, value, condition, timeToLive, cancellationToken);

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>> IncrementAsync(
        TenantId tenant, KeyValueAddress address, ReadOnlyMemory<byte> by, CancellationToken cancellationToken) =>
        store.IncrementAsync(owner, address, by, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> ExpireAsync(TenantId tenant, KeyValueAddress address, TimeSpan? timeToLive, CancellationToken cancellationToken) =>
        store.ExpireAsync(owner, address, timeToLive, cancellationToken);

    /// <inheritdoc/>
    public Task<KeyValueTransactionResult> TransactAsync(
        TenantId tenant, IReadOnlyList<KeyValueOperation> operations, CancellationToken cancellationToken) =>
        store.TransactAsync(owner, operations, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(TenantId tenant, KeyValueAddress address, CancellationToken cancellationToken) =>
        store.DeleteAsync(owner, address, cancellationToken);

    /// <inheritdoc/>
    public Task<KeyValuePage> FindAsync(TenantId tenant, KeyValueQuery query, CancellationToken cancellationToken) =>
        store.FindAsync(owner, query, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListScopesAsync(TenantId tenant, string? after, CancellationToken cancellationToken) =>
        store.ListScopesAsync(owner, after, cancellationToken);

    /// <inheritdoc/>
    public Task<long> CountBytesAsync(TenantId tenant, CancellationToken cancellationToken) =>
        store.CountBytesAsync(owner, cancellationToken);
}
