using System.Text;
using TemplateWorker.Protocol.Values;

namespace TemplateWorker.Storage.KeyValue;

/// <summary>Checks what templates send against the limits, before anything is asked of the database.</summary>
sealed class KeyValueChecks(StorageLimits limits)
{
    public void Check(KeyValueAddress address)
    {
        CheckText(address.Key, limits.KeyBytes, KeyValueProblem.BadKey, "key", limit: nameof(limits.KeyBytes));
        CheckScopes(address.ScopeArray);
    }

    public void CheckScopes(IReadOnlyCollection<string> scopes)
    {
        if (scopes.Count > limits.ScopesPerRecord)
            throw new KeyValueException(KeyValueProblem.BadScopes, $"There are {scopes.Count} scopes; a record may have {limits.ScopesPerRecord}.");
        foreach (var scope in scopes)
            CheckText(scope, limits.ScopeBytes, KeyValueProblem.BadScopes, "scope");
    }

    public void CheckPrefix(string prefix) =>
        CheckText(prefix, limits.KeyBytes, KeyValueProblem.BadQuery, "prefix", mayBeEmpty: true, nameof(limits.KeyBytes));

    public void CheckAfter(string? scope)
    {
        if (scope is not null)
            CheckText(scope, limits.ScopeBytes, KeyValueProblem.BadQuery, "scope to go on after", mayBeEmpty: true);
    }

    public void CheckLike(string pattern)
    {
        CheckText(pattern, limits.KeyBytes, KeyValueProblem.BadQuery, "pattern", mayBeEmpty: true, nameof(limits.KeyBytes));
        if ((pattern.Length - pattern.AsSpan().TrimEnd('\\').Length) % 2 == 1)
            throw new KeyValueException(KeyValueProblem.BadQuery, "The pattern ends with a lone backslash.");
    }

    public int CheckPageSize(int? asked) => asked switch
    {
        null => limits.PageRecords,
        { } size when size >= 1 && size <= limits.PageRecords => size,
        _ => throw new KeyValueException(KeyValueProblem.BadQuery, $"A page holds 1 to {limits.PageRecords} records, not {asked}."),
    };

    /// <summary>The stored form of a value from a template.</summary>
    public byte[] ToStored(ReadOnlyMemory<byte> wire)
    {
        byte[] stored;
        try
        {
            stored = StoredValueForms.ToStored(wire.Span);
        }
        catch (StoredValueException exception)
        {
            throw new KeyValueException(KeyValueProblem.BadValue, exception.Message, exception);
        }
        return stored.Length <= limits.ValueBytes
            ? stored
            : throw new KeyValueException(KeyValueProblem.ValueTooLarge, $"The value takes {stored.Length} bytes; a value may take {limits.ValueBytes}.")
            {
                Limit = nameof(limits.ValueBytes),
            };
    }

    /// <summary>The stored form of what a template adds.</summary>
    public byte[] ToStoredNumber(ReadOnlyMemory<byte> wire)
    {
        var stored = ToStored(wire);
        return StoredValueReader.Read(stored, StoredValueForm.Stored) is StoredValue.Integer or StoredValue.UnsignedInteger or StoredValue.Float
            ? stored
            : throw new KeyValueException(KeyValueProblem.NotANumber, "What is to be added is not a number.");
    }

    public void CheckTimeToLive(TimeSpan? timeToLive)
    {
        if (timeToLive is { } span && (span <= TimeSpan.Zero || span > limits.TimeToLive))
        {
            throw new KeyValueException(
                KeyValueProblem.BadTimeToLive, $"A time to live is more than 0 and at most {limits.TimeToLive.TotalSeconds:0} seconds, not {span.TotalSeconds}.")
            {
                Limit = nameof(limits.TimeToLive),
            };
        }
    }

    public void CheckCount(IReadOnlyList<KeyValueOperation> operations)
    {
        if (operations.Count < 1 || operations.Count > limits.TransactionOperations)
        {
            throw new KeyValueException(
                KeyValueProblem.BadTransaction, $"A transaction has 1 to {limits.TransactionOperations} operations, not {operations.Count}.")
            {
                Limit = nameof(limits.TransactionOperations),
            };
        }
    }

    public void CheckList(string list) => CheckText(list, limits.MemberBytes, KeyValueProblem.BadList, "name of the list");

    public void CheckMember(string list, string member)
    {
        CheckList(list);
        CheckText(member, limits.MemberBytes, KeyValueProblem.BadList, "member");
    }

    /// <summary>The score as it is stored: there is one zero.</summary>
    public static double CheckScore(double score) => double.IsFinite(score)
        ? score + 0.0
        : throw new KeyValueException(KeyValueProblem.NotANumber, "A score is a finite number.");

    public int CheckPage(SortedListQuery query)
    {
        if (query.Offset < 0 || query.Offset > limits.SortedOffset)
        {
            throw new KeyValueException(
                KeyValueProblem.BadQuery, $"Of a sorted list 0 to {limits.SortedOffset} members may be passed over, not {query.Offset}.");
        }
        return CheckPageSize(query.Limit ?? Math.Min(SortedListQuery.DefaultLimit, limits.PageRecords));
    }

    static void CheckText(string text, int mostBytes, KeyValueProblem problem, string what, bool mayBeEmpty = false, string? limit = null)
    {
        if (text.Length == 0 && !mayBeEmpty)
            throw new KeyValueException(problem, $"The {what} is empty.");
        // UTF-8 never takes less than one byte for a UTF-16 unit, and counting needs no longer text to tell.
        if (text.Length > mostBytes || Encoding.UTF8.GetByteCount(text) > mostBytes)
            throw new KeyValueException(problem, $"The {what} is longer than {mostBytes} bytes.") { Limit = limit };
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new KeyValueException(problem, $"The {what} holds the character U+0000, which PostgreSQL cannot store.");
        if (HasLoneSurrogate(text))
            throw new KeyValueException(problem, $"The {what} is not valid Unicode.");
    }

    static bool HasLoneSurrogate(ReadOnlySpan<char> text)
    {
        for (var i = text.IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return true;
            i++;
        }
        return false;
    }
}
