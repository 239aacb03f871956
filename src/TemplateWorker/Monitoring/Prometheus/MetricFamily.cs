using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace TemplateWorker.Monitoring.Prometheus;

/// <summary>All series of the instruments of one name.</summary>
sealed class MetricFamily
{
    /// <summary>More sets of tags than this are not kept: a page of metrics must stay one that can be read.</summary>
    public const int MostSeries = 2000;

    // What OpenTelemetry recommends for times in seconds where an instrument recommends nothing.
    static readonly double[] UsualBounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    readonly ConcurrentDictionary<MetricTags, MetricSeries> _series = new(MetricTagsComparer.Instance);
    readonly ConcurrentDictionary<MetricTags, MetricSeries>.AlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>> _lookup;
    readonly bool _isObserved;
    readonly bool _isSum;

    MetricFamily(Instrument instrument, MetricKind kind, bool isObserved, bool isSum, double[] bounds)
    {
        (Kind, _isObserved, _isSum, Bounds) = (kind, isObserved, isSum, bounds);
        Name = PrometheusName.Of(instrument.Name, instrument.Unit, kind);
        Help = instrument.Description ?? "";
        _lookup = _series.GetAlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>>();
    }

    /// <summary>Its name in Prometheus.</summary>
    public string Name { get; }

    /// <summary>What it says, for people.</summary>
    public string Help { get; }

    /// <summary>What it measures.</summary>
    public MetricKind Kind { get; }

    /// <summary>Upper bounds of the buckets, of a histogram.</summary>
    public double[] Bounds { get; }

    /// <summary>The series with their tags.</summary>
    public IEnumerable<KeyValuePair<MetricTags, MetricSeries>> Series => _series;

    /// <summary>The family of an instrument.</summary>
    /// <returns>Null for a kind of instrument that is newer than this program.</returns>
    public static MetricFamily? Of(Instrument instrument)
    {
        var type = instrument.GetType();
        var name = type.IsGenericType ? type.GetGenericTypeDefinition().Name : "";
        return name switch
        {
            "Counter`1" => new MetricFamily(instrument, MetricKind.Counter, isObserved: false, isSum: true, []),
            "UpDownCounter`1" => new MetricFamily(instrument, MetricKind.Gauge, isObserved: false, isSum: true, []),
            "Gauge`1" => new MetricFamily(instrument, MetricKind.Gauge, isObserved: false, isSum: false, []),
            "ObservableCounter`1" => new MetricFamily(instrument, MetricKind.Counter, isObserved: true, isSum: false, []),
            "ObservableUpDownCounter`1" or "ObservableGauge`1" => new MetricFamily(instrument, MetricKind.Gauge, isObserved: true, isSum: false, []),
            "Histogram`1" => new MetricFamily(instrument, MetricKind.Histogram, isObserved: false, isSum: false, BoundsOf(instrument)),
            _ => null,
        };
    }

    /// <summary>Takes a measurement.</summary>
    public void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (!_lookup.TryGetValue(tags, out var series))
        {
            if (_series.Count >= MostSeries)
                return;
            series = _series.GetOrAdd(new MetricTags(tags), _ => new MetricSeries(Bounds));
        }
        if (Kind == MetricKind.Histogram)
            series.Record(value);
        else if (_isSum)
            series.Add(value);
        else
            series.Set(value);
    }

    /// <summary>Forgets what is observed anew at every look, so that what is gone is told no more.</summary>
    public void BeginLook()
    {
        if (_isObserved)
            _series.Clear();
    }

    static double[] BoundsOf(Instrument instrument) => instrument switch
    {
        Histogram<double> { Advice.HistogramBucketBoundaries: { } bounds } => [.. bounds],
        Histogram<float> { Advice.HistogramBucketBoundaries: { } bounds } => [.. bounds.Select(bound => (double)bound)],
        Histogram<long> { Advice.HistogramBucketBoundaries: { } bounds } => [.. bounds.Select(bound => (double)bound)],
        Histogram<int> { Advice.HistogramBucketBoundaries: { } bounds } => [.. bounds.Select(bound => (double)bound)],
        _ => UsualBounds,
    };
}
