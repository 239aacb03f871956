using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.KeyValue;

/// <content>Sorted lists.</content>
public sealed partial class KeyValueStore
{
    /// <inheritdoc/>
    public Task SetScoreAsync(TenantId tenant, string list, string member, double score, CancellationToken cancellationToken) =>
        _lists.WriteAsync(tenant, list, member, score, SortedListSql.Set, cancellationToken);

    /// <inheritdoc/>
    public Task<double> AddToScoreAsync(TenantId tenant, string list, string member, double by, CancellationToken cancellationToken) =>
        _lists.WriteAsync(tenant, list, member, by, SortedListSql.Add, cancellationToken);

    /// <inheritdoc/>
    public Task<SortedEntry?> FindMemberAsync(TenantId tenant, string list, string member, CancellationToken cancellationToken) =>
        _lists.FindAsync(tenant, list, member, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SortedEntry>> ListTopAsync(TenantId tenant, string list, SortedListQuery query, CancellationToken cancellationToken) =>
        _lists.ListAsync(tenant, list, query, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> DeleteMemberAsync(TenantId tenant, string list, string member, CancellationToken cancellationToken) =>
        _lists.DeleteAsync(tenant, list, member, cancellationToken);

    /// <inheritdoc/>
    public Task<long> CountMembersAsync(TenantId tenant, string list, CancellationToken cancellationToken) =>
        _lists.CountAsync(tenant, list, cancellationToken);

    /// <inheritdoc/>
    public Task<long> ClearListAsync(TenantId tenant, string list, CancellationToken cancellationToken) =>
        _lists.ClearAsync(tenant, list, cancellationToken);
}
