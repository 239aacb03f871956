using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.TestRunner.Stages;

/// <content>Sorted lists.</content>
sealed partial class OneTenantStore
{
    /// <inheritdoc/>
    public Task SetScoreAsync(TenantId tenant, string list, string member, double score, CancellationToken cancellationToken) =>
        store.SetScoreAsync(owner, list, member, score, cancellationToken);

    /// <inheritdoc/>
    public Task<double> AddToScoreAsync(TenantId tenant, string list, string member, double by, CancellationToken cancellationToken) =>
        store.AddToScoreAsync(owner, list, member, by, cancellationToken);

    /// <inheritdoc/>
    public Task<SortedEntry?> FindMemberAsync(TenantId tenant, string list, string member, CancellationToken cancellationToken) =>
        store.FindMemberAsync(owner, list, member, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SortedEntry>> ListTopAsync(TenantId tenant, string list, SortedListQuery query, CancellationToken cancellationToken) =>
        store.ListTopAsync(owner, list, query, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> DeleteMemberAsync(TenantId tenant, string list, string member, CancellationToken cancellationToken) =>
        store.DeleteMemberAsync(owner, list, member, cancellationToken);

    /// <inheritdoc/>
    public Task<long> CountMembersAsync(TenantId tenant, string list, CancellationToken cancellationToken) =>
        store.CountMembersAsync(owner, list, cancellationToken);

    /// <inheritdoc/>
    public Task<long> ClearListAsync(TenantId tenant, string list, CancellationToken cancellationToken) =>
        store.ClearListAsync(owner, list, cancellationToken);
}
