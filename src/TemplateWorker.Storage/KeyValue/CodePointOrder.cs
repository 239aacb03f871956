namespace TemplateWorker.Storage.KeyValue;

/// <summary>
/// Orders texts by code point, as their UTF-8 bytes would be. UTF-16 puts what lies beyond U+FFFF before U+E000.
/// </summary>
sealed class CodePointOrder : IComparer<string>
{
    public static CodePointOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var same = x.AsSpan().CommonPrefixLength(y);
        if (same == x.Length || same == y.Length)
            return x.Length - y.Length;
        return char.IsSurrogate(x[same]) == char.IsSurrogate(y[same])
            ? x[same] - y[same]
            : char.IsSurrogate(x[same]) ? 1 : -1;
    }
}
