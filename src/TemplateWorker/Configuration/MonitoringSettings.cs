using System.ComponentModel.DataAnnotations;

namespace TemplateWorker.Configuration;

/// <summary>How a worker is watched (section <c>monitoring</c>).</summary>
public sealed class MonitoringSettings
{
    /// <summary>The value of <see cref="Http"/> that means nowhere.</summary>
    public const string Off = "off";

    /// <summary>
    /// Address and port of the endpoints of health and metrics, <c>0.0.0.0:7791</c>; <c>off</c> for none. Default none:
    /// <c>127.0.0.1:7791</c>, or a free port where that one is taken.
    /// </summary>
    public string? Http { get; init; }

    /// <summary>
    /// Base address of an OpenTelemetry collector that takes OTLP over HTTP, <c>http://localhost:4318</c>, for metrics and
    /// traces. Default none: nothing is sent.
    /// </summary>
    public Uri? Otlp { get; init; }

    /// <summary>Events of a thousand whose way is traced, where <see cref="Otlp"/> is set. Default 10.</summary>
    [Range(0, 1000)]
    public int TracesPerThousand { get; init; } = 10;
}
