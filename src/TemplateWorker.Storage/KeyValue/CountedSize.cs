using System.Text;
using TemplateWorker.Storage.KeyValue.Memory;

namespace TemplateWorker.Storage.KeyValue;

/// <summary>
/// What counts against a tenant's quota, in SQL and for the store in memory. The counter of a tenant is kept by adding and
/// subtracting these, so a change of them needs a migration that counts anew.
/// </summary>
static class CountedSize
{
    /// <summary>The size of a record as SQL.</summary>
    /// <param name="key">The key in SQL.</param>
    /// <param name="scopes">The array of scopes in SQL.</param>
    /// <param name="value">The value in SQL; older databases may hold none.</param>
    public static string OfRecordInSql(string key, string scopes, string value) =>
        $"(octet_length({key}) + octet_length(array_to_string({scopes}, '')) + coalesce(octet_length({value}::text), 0) + {StorageLimits.RecordBytes})";

    /// <summary>The size of a member of a sorted list as SQL.</summary>
    public static string OfMemberInSql(string list, string member) =>
        $"(octet_length({list}) + octet_length({member}) + {StorageLimits.SortedMemberBytes})";

    /// <summary>The size of a record.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="value">Its value in stored form.</param>
    public static long OfRecord(KeyValueAddress address, ReadOnlySpan<byte> value) =>
        Encoding.UTF8.GetByteCount(address.Key) + address.ScopeArray.Sum(Encoding.UTF8.GetByteCount) + PrintedSize.Of(value)
        + StorageLimits.RecordBytes;

    /// <summary>The size of a member of a sorted list.</summary>
    public static long OfMember(string list, string member) =>
        Encoding.UTF8.GetByteCount(list) + Encoding.UTF8.GetByteCount(member) + StorageLimits.SortedMemberBytes;

    /// <summary>The refusal of a write that finds no room.</summary>
    public static KeyValueException Exceeded(StorageLimits limits) => new(
        KeyValueProblem.QuotaExceeded,
        $"With this the tenant would store more than its {limits.TenantBytes} bytes. A record counts its key, value and scopes and {StorageLimits.RecordBytes} bytes more, a member of a sorted list its name, the list's and {StorageLimits.SortedMemberBytes} bytes more. Delete some first.")
    {
        Limit = nameof(limits.TenantBytes),
    };
}
