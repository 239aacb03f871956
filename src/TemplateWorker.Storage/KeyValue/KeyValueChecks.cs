using System.Text;
using TemplateWorker.Protocol.Values;

namespace TemplateWorker.Storage.KeyValue;

/// <summary>Checks what templates send against the limits, before anything is asked of the database.</summary>
sealed class KeyValueChecks(StorageLimits limits)
{
    public void Check(KeyValueAddress address)
    {
        CheckText(address.Key, limits.KeyBytes, KeyValueProblem.BadKey, "key");
        CheckScopes(address.ScopeArray);
    }

    public void CheckScopes(IReadOnlyCollection<string> scopes)
    {
        if (scopes.Count > limits.ScopesPerRecord)
            throw new KeyValueException(KeyValueProblem.BadScopes, $"{scopes.Count} scopes are more than the {limits.ScopesPerRecord} a record may have.");
        foreach (var scope in scopes)
            CheckText(scope, limits.ScopeBytes, KeyValueProblem.BadScopes, "scope");
    }

    public void CheckPrefix(string prefix) => CheckText(prefix, limits.KeyBytes, KeyValueProblem.BadQuery, "prefix", mayBeEmpty: true);

    public void CheckLike(string pattern)
    {
        CheckText(pattern, limits.KeyBytes, KeyValueProblem.BadQuery, "pattern", mayBeEmpty: true);
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
            : throw new KeyValueException(
                KeyValueProblem.ValueTooLarge, $"The value takes {stored.Length} bytes; a value may take {limits.ValueBytes}.");
    }

    static void CheckText(string text, int mostBytes, KeyValueProblem problem, string what, bool mayBeEmpty = false)
    {
        if (text.Length == 0 && !mayBeEmpty)
            throw new KeyValueException(problem, $"The {what} is empty.");
        // UTF-8 never takes less than one byte for a UTF-16 unit, and counting needs no longer text to tell.
        if (text.Length > mostBytes || Encoding.UTF8.GetByteCount(text) > mostBytes)
            throw new KeyValueException(problem, $"The {what} is longer than {mostBytes} bytes.");
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
