namespace TemplateWorker.Monitoring.Prometheus;

/// <summary>Finds a series by tags as they are handed in, without a copy of them.</summary>
sealed class MetricTagsComparer : IEqualityComparer<MetricTags>, IAlternateEqualityComparer<ReadOnlySpan<KeyValuePair<string, object?>>, MetricTags>
{
    /// <summary>The only one.</summary>
    public static MetricTagsComparer Instance { get; } = new();

    /// <inheritdoc/>
    public bool Equals(MetricTags? x, MetricTags? y) => ReferenceEquals(x, y) || (x is not null && y is not null && AreEqual(x.Span, y.Span));

    /// <inheritdoc/>
    public int GetHashCode(MetricTags tags) => HashOf(tags.Span);

    /// <inheritdoc/>
    public bool Equals(ReadOnlySpan<KeyValuePair<string, object?>> alternate, MetricTags other) => AreEqual(alternate, other.Span);

    /// <inheritdoc/>
    public int GetHashCode(ReadOnlySpan<KeyValuePair<string, object?>> alternate) => HashOf(alternate);

    /// <inheritdoc/>
    public MetricTags Create(ReadOnlySpan<KeyValuePair<string, object?>> alternate) => new(alternate);

    static bool AreEqual(ReadOnlySpan<KeyValuePair<string, object?>> some, ReadOnlySpan<KeyValuePair<string, object?>> others)
    {
        if (some.Length != others.Length)
            return false;
        foreach (var tag in some)
        {
            if (!Has(others, tag))
                return false;
        }
        return true;
    }

    static bool Has(ReadOnlySpan<KeyValuePair<string, object?>> tags, KeyValuePair<string, object?> wanted)
    {
        foreach (var tag in tags)
        {
            if (tag.Key == wanted.Key && Equals(tag.Value, wanted.Value))
                return true;
        }
        return false;
    }

    // A sum, because the order of tags means nothing.
    static int HashOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var hash = tags.Length;
        foreach (var tag in tags)
            hash += HashCode.Combine(tag.Key, tag.Value);
        return hash;
    }
}
