using System.Reflection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using TemplateWorker.Configuration;
using TemplateWorker.Execution.Telemetry;

namespace TemplateWorker.Monitoring.Export;

/// <summary>Sends metrics and traces to an OpenTelemetry collector.</summary>
sealed class OpenTelemetryExport : IDisposable
{
    const string ServiceName = "templateworker";

    // What a stopping worker waits for a collector that does not answer.
    const int LastWordsMilliseconds = 2000;

    readonly MeterProvider _metrics;
    readonly TracerProvider _traces;

    OpenTelemetryExport(Uri place, double tracedShare)
    {
        var version = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3);
        var resource = ResourceBuilder.CreateDefault().AddService(ServiceName, serviceVersion: version);
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter([.. WorkerMetrics.Meters])
            .AddOtlpExporter(options => Configure(options, place, "v1/metrics")).Build();
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(HostTraces.SourceName)
            .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(tracedShare)))
            .AddOtlpExporter(options => Configure(options, place, "v1/traces")).Build();
    }

    /// <summary>Starts to send.</summary>
    /// <param name="settings">Where to.</param>
    /// <param name="logger">The log.</param>
    /// <returns>Null where no collector is configured.</returns>
    public static OpenTelemetryExport? Start(MonitoringSettings settings, ILogger logger)
    {
        if (settings.Otlp is not { } place)
            return null;
        MonitoringLog.Exporting(logger, place);
        return new OpenTelemetryExport(place, settings.TracesPerThousand / 1000.0);
    }

    /// <summary>Sends what waits, and ends.</summary>
    public void Dispose()
    {
        _traces.Shutdown(LastWordsMilliseconds);
        _metrics.Shutdown(LastWordsMilliseconds);
        _traces.Dispose();
        _metrics.Dispose();
    }

    static void Configure(OtlpExporterOptions options, Uri place, string path)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri($"{place.AbsoluteUri.TrimEnd('/')}/{path}");
    }
}
