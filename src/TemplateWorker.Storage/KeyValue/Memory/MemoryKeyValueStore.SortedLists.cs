using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.KeyValue.Memory;

/// <content>Sorted lists.</content>
public sealed partial class MemoryKeyValueStore
{
    /// <inheritdoc/>
    public Task SetScoreAsync(TenantId tenant, string list, string member, double score, CancellationToken cancellationToken)
    {
        _checks.CheckMember(list, member);
        return WriteAsync(tenant, list, member, KeyValueChecks.CheckScore(score), isSum: false);
    }

    /// <inheritdoc/>
    public Task<double> AddToScoreAsync(TenantId tenant, string list, string member, double by, CancellationToken cancellationToken)
    {
        _checks.CheckMember(list, member);
        return WriteAsync(tenant, list, member, KeyValueChecks.CheckScore(by), isSum: true);
    }

    /// <inheritdoc/>
    public Task<SortedEntry?> FindMemberAsync(TenantId tenant, string list, string member, CancellationToken cancellationToken)
    {
        _checks.CheckMember(list, member);
        return RunAsync(tenant, held => held.Lists.Ranked(list).FirstOrDefault(entry => entry.Member == member));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<SortedEntry>> ListTopAsync(TenantId tenant, string list, SortedListQuery query, CancellationToken cancellationToken)
    {
        _checks.CheckList(list);
        var limit = _checks.CheckPage(query);
        return RunAsync<IReadOnlyList<SortedEntry>>(tenant, held =>
        {
            var ranked = held.Lists.Ranked(list);
            return [.. (query.IsAscending ? ranked.Reverse() : ranked).Skip(query.Offset).Take(limit)];
        });
    }

    /// <inheritdoc/>
    public Task<bool> DeleteMemberAsync(TenantId tenant, string list, string member, CancellationToken cancellationToken)
    {
        _checks.CheckMember(list, member);
        return RunAsync(tenant, held => held.Lists.Delete(list, member));
    }

    /// <inheritdoc/>
    public Task<long> CountMembersAsync(TenantId tenant, string list, CancellationToken cancellationToken)
    {
        _checks.CheckList(list);
        return RunAsync(tenant, held => (long)held.Lists.Count(list));
    }

    /// <inheritdoc/>
    public Task<long> ClearListAsync(TenantId tenant, string list, CancellationToken cancellationToken)
    {
        _checks.CheckList(list);
        return RunAsync(tenant, held => (long)held.Lists.Clear(list));
    }

    Task<double> WriteAsync(TenantId tenant, string list, string member, double score, bool isSum) => RunAsync(tenant, held =>
    {
        var sum = isSum ? (held.Lists.Find(list, member) ?? 0) + score : score;
        if (!double.IsFinite(sum))
        {
            throw new KeyValueException(
                KeyValueProblem.NumberOutOfRange, $"The score of \"{member}\" would be beyond the numbers that can be stored.");
        }
        held.Reserve(held.Lists.GrowthBy(list, member));
        held.Lists.Set(list, member, sum);
        return sum;
    });
}
