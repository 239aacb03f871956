using System.Reflection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using TemplateWorker.Configuration;
using TemplateWorker.Execution.Telemetry;

namespace TemplateWorker.Monitoring.Export;

/// <summary>Sends metrics and traces to an OpenTelemetry collector, where one is configured.</summary>
/// <param name="settings">Where to.</param>
/// <param name="logger">The log.</param>
sealed class OpenTelemetryExport(HostSettings settings, ILogger<OpenTelemetryExport> logger) : IHostedService, IDisposable
{
    const string ServiceName = "templateworker";

    // What a stopping worker waits for a collector that does not answer.
    const int LastWordsMilliseconds = 2000;

    MeterProvider? _metrics;
    TracerProvider? _traces;

    /// <summary>Starts to send.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Monitoring.Otlp is not { } place)
            return Task.CompletedTask;
        MonitoringLog.Exporting(logger, place);
        var version = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3);
        var resource = ResourceBuilder.CreateDefault().AddService(ServiceName, serviceVersion: version);
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter([.. WorkerMetrics.Meters])
            .AddOtlpExporter(options => Configure(options, place, "v1/metrics")).Build();
        var tracedShare = settings.Monitoring.TracesPerThousand / 1000.0;
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(HostTraces.SourceName)
            .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(tracedShare)))
            .AddOtlpExporter(options => Configure(options, place, "v1/traces")).Build();
        return Task.CompletedTask;
    }

    /// <summary>Sends what waits.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _traces?.Shutdown(LastWordsMilliseconds);
        _metrics?.Shutdown(LastWordsMilliseconds);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    static void Configure(OtlpExporterOptions options, Uri place, string path)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri($"{place.AbsoluteUri.TrimEnd('/')}/{path}");
    }
}
