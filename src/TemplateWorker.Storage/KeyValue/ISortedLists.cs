using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.KeyValue;

/// <summary>
/// Numeric lists of tenants, each ordered by score, the highest first; of equal scores the member first by code point is
/// ahead. A list is there for as long as it has members, which count against the quota of keys and values. Every refusal
/// is a <see cref="KeyValueException"/>.
/// </summary>
public interface ISortedLists
{
    /// <summary>Gives a member a score, whether it is in the list or not.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="list">Name of the list.</param>
    /// <param name="member">Name of the member.</param>
    /// <param name="score">A finite number.</param>
    /// <param name="cancellationToken">Gives up; the score may have been written.</param>
    Task SetScoreAsync(TenantId tenant, string list, string member, double score, CancellationToken cancellationToken);

    /// <summary>Adds to a member's score, atomically. One that is not in the list counts from nothing.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="list">Name of the list.</param>
    /// <param name="member">Name of the member.</param>
    /// <param name="by">A finite number.</param>
    /// <param name="cancellationToken">Gives up; the number may have been added.</param>
    /// <returns>The score it has now.</returns>
    Task<double> AddToScoreAsync(TenantId tenant, string list, string member, double by, CancellationToken cancellationToken);

    /// <summary>Reads a member's score and rank.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="list">Name of the list.</param>
    /// <param name="member">Name of the member.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The member; null when it is not in the list.</returns>
    Task<SortedEntry?> FindMemberAsync(TenantId tenant, string list, string member, CancellationToken cancellationToken);

    /// <summary>Reads members in order.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="list">Name of the list.</param>
    /// <param name="query">Which part of it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<SortedEntry>> ListTopAsync(TenantId tenant, string list, SortedListQuery query, CancellationToken cancellationToken);

    /// <summary>Takes a member out.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="list">Name of the list.</param>
    /// <param name="member">Name of the member.</param>
    /// <param name="cancellationToken">Gives up; it may have been taken out.</param>
    /// <returns>Whether it was in the list.</returns>
    Task<bool> DeleteMemberAsync(TenantId tenant, string list, string member, CancellationToken cancellationToken);

    /// <summary>Counts the members.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="list">Name of the list.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<long> CountMembersAsync(TenantId tenant, string list, CancellationToken cancellationToken);

    /// <summary>Takes all members out.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="list">Name of the list.</param>
    /// <param name="cancellationToken">Gives up; they may have been taken out.</param>
    /// <returns>How many there were.</returns>
    Task<long> ClearListAsync(TenantId tenant, string list, CancellationToken cancellationToken);
}
