namespace TemplateWorker.Monitoring.Prometheus;

/// <summary>What an instrument measures, as Prometheus tells metrics apart.</summary>
enum MetricKind
{
    /// <summary>Only grows, until the process ends.</summary>
    Counter,

    /// <summary>Goes up and down.</summary>
    Gauge,

    /// <summary>Counts measurements by their size.</summary>
    Histogram,
}
