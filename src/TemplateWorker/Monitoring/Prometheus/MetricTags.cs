namespace TemplateWorker.Monitoring.Prometheus;

/// <summary>The tags that a series has, in no order.</summary>
/// <param name="tags">The tags.</param>
sealed class MetricTags(ReadOnlySpan<KeyValuePair<string, object?>> tags)
{
    readonly KeyValuePair<string, object?>[] _tags = tags.ToArray();

    /// <summary>The tags.</summary>
    public ReadOnlySpan<KeyValuePair<string, object?>> Span => _tags;
}
