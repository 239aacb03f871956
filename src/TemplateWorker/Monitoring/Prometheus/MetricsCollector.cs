using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace TemplateWorker.Monitoring.Prometheus;

/// <summary>Keeps the sums of what meters measure, for whoever asks for them.</summary>
sealed class MetricsCollector : IDisposable
{
    readonly MeterListener _listener = new();
    readonly ConcurrentDictionary<string, MetricFamily> _families = new();
    readonly Lock _look = new();

    /// <summary>Starts to listen; what was measured before is not known.</summary>
    /// <param name="meters">Names of the meters.</param>
    public MetricsCollector(IReadOnlyCollection<string> meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (meters.Contains(instrument.Meter.Name) && Find(instrument) is { } family)
                listener.EnableMeasurementEvents(instrument, family);
        };
        _listener.SetMeasurementEventCallback<byte>((_, value, tags, family) => Take(family, value, tags));
        _listener.SetMeasurementEventCallback<short>((_, value, tags, family) => Take(family, value, tags));
        _listener.SetMeasurementEventCallback<int>((_, value, tags, family) => Take(family, value, tags));
        _listener.SetMeasurementEventCallback<long>((_, value, tags, family) => Take(family, value, tags));
        _listener.SetMeasurementEventCallback<float>((_, value, tags, family) => Take(family, value, tags));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, family) => Take(family, value, tags));
        _listener.SetMeasurementEventCallback<decimal>((_, value, tags, family) => Take(family, (double)value, tags));
        _listener.Start();
    }

    /// <summary>Asks the instruments that tell when they are asked, and writes the page.</summary>
    /// <returns>The page, and what an instrument failed with that cannot tell; null where all could.</returns>
    public (string Page, Exception? Failure) Write()
    {
        lock (_look)
        {
            foreach (var family in _families.Values)
                family.BeginLook();
            Exception? failure = null;
            try
            {
                _listener.RecordObservableInstruments();
            }
            catch (AggregateException e)
            {
                failure = e;
            }
            return (PrometheusText.Of(_families.Values.OrderBy(family => family.Name, StringComparer.Ordinal)), failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    // Instruments of one name are one metric. One that means something else by the name is left out: a page that has a
    // metric twice is refused as a whole.
    MetricFamily? Find(Instrument instrument)
    {
        if (MetricFamily.Of(instrument) is not { } made)
            return null;
        var family = _families.GetOrAdd(made.Name, made);
        return family.Kind == made.Kind ? family : null;
    }

    static void Take(object? family, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => ((MetricFamily)family!).Take(value, tags);
}
