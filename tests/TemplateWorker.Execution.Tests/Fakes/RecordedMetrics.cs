using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace TemplateWorker.Execution.Tests.Fakes;

/// <summary>What the instruments of a meter say.</summary>
sealed class RecordedMetrics : IDisposable
{
    readonly MeterListener _listener = new();
    readonly ConcurrentQueue<(string Instrument, string? Cause, long Value)> _measured = new();

    public RecordedMetrics(Meter meter)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == meter)
            {
                Names.Enqueue(instrument.Name);
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.Start();
    }

    public ConcurrentQueue<string> Names { get; } = new();

    public long Sum(string instrument, string cause) =>
        _measured.Where(measured => measured.Instrument == instrument && measured.Cause == cause).Sum(measured => measured.Value);

    public long? Look(string instrument)
    {
        _listener.RecordObservableInstruments();
        return _measured.Where(measured => measured.Instrument == instrument).Select(measured => (long?)measured.Value).LastOrDefault();
    }

    public void Dispose() => _listener.Dispose();

    void Take(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string? cause = null;
        foreach (var tag in tags)
            cause = tag.Key == "cause" ? (string?)tag.Value : cause;
        _measured.Enqueue((instrument.Name, cause, value));
    }
}
