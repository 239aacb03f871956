using System.Diagnostics.Metrics;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes;

namespace TemplateWorker.Execution.Telemetry;

/// <summary>Measures dispatches. docs/operating/monitoring.md lists the instruments; names and tags are stable.</summary>
public sealed class DispatchMetrics : IDispatchObserver
{
    /// <summary>Name of the meter that all instruments of the host belong to.</summary>
    public const string MeterName = PoolMetrics.MeterName;

    // Seconds. A handler that only computes takes well below a millisecond; interactions may take 14 minutes.
    static readonly double[] DurationBounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120, 900];

    readonly Histogram<double> _duration;
    readonly Counter<double> _processorTime;

    /// <summary>Makes the instruments.</summary>
    /// <param name="meter">Where they belong.</param>
    public DispatchMetrics(Meter meter)
    {
        _duration = meter.CreateHistogram(
            "templateworker.dispatch.duration", "s", "Time from the moment that a sandbox took a dispatch to its end, by outcome.", tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = DurationBounds });
        _processorTime = meter.CreateCounter<double>("templateworker.dispatch.cpu_time", "s", "Processor time that dispatches used.");
    }

    /// <inheritdoc/>
    public void OnOutcome(in DispatchOutcome outcome)
    {
        _duration.Record(outcome.Usage.WallMicroseconds / 1e6, new KeyValuePair<string, object?>("outcome", NameOf(outcome.Kind)));
        _processorTime.Add(outcome.Usage.CpuMicroseconds / 1e6);
    }

    /// <summary>An outcome as metrics and traces name it.</summary>
    /// <param name="kind">The outcome.</param>
    public static string NameOf(DispatchOutcomeKind kind) => kind switch
    {
        DispatchOutcomeKind.Ok => "ok",
        DispatchOutcomeKind.Error => "error",
        DispatchOutcomeKind.CpuLimit => "cpu_limit",
        DispatchOutcomeKind.MemoryLimit => "memory_limit",
        DispatchOutcomeKind.Deadline => "deadline",
        DispatchOutcomeKind.Cancelled => "cancelled",
        DispatchOutcomeKind.Crash => "crash",
        DispatchOutcomeKind.Refused => "refused",
        _ => "suspended",
    };
}
