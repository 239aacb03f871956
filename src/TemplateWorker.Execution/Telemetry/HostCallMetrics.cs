using System.Diagnostics.Metrics;

namespace TemplateWorker.Execution.Telemetry;

/// <summary>Measures host calls. docs/operating/monitoring.md lists the instruments; names and tags are stable.</summary>
sealed class HostCallMetrics
{
    // Seconds. The store answers in about a millisecond, Discord in a tenth of a second, and rates are waited for.
    static readonly double[] DurationBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    readonly Histogram<double> _duration;

    /// <summary>Makes the instruments.</summary>
    /// <param name="meter">Where they belong.</param>
    public HostCallMetrics(Meter meter) => _duration = meter.CreateHistogram(
        "templateworker.host_call.duration", "s", "Time from a host call to its answer, by method and result.", tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = DurationBounds });

    /// <summary>Takes note of an answer.</summary>
    /// <param name="method">What was called.</param>
    /// <param name="succeeded">Whether the answer is a result, not an error.</param>
    /// <param name="elapsed">Since the call came.</param>
    public void Answered(string method, bool succeeded, TimeSpan elapsed) => _duration.Record(
        elapsed.TotalSeconds, new KeyValuePair<string, object?>("method", method), new KeyValuePair<string, object?>("result", succeeded ? "ok" : "error"));
}
