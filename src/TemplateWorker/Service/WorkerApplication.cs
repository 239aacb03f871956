using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;
using TemplateWorker.Monitoring;
using TemplateWorker.Monitoring.Export;
using TemplateWorker.Monitoring.Health;
using TemplateWorker.Monitoring.Prometheus;

namespace TemplateWorker.Service;

/// <summary>The worker as a generic host: which parts it has, and in which order they start and stop.</summary>
static class WorkerApplication
{
    /// <summary>Runs it until it is told to stop, or fails.</summary>
    /// <param name="settings">How it is configured.</param>
    /// <param name="read">Reads the configuration again.</param>
    /// <param name="stop">Tells it to stop.</param>
    public static async Task RunAsync(HostSettings settings, Func<HostSettings> read, CancellationToken stop)
    {
        using var host = Build(settings, read, stop);
        var parts = host.Services.GetServices<IHostedService>().OfType<BackgroundService>().ToList();
        await host.RunAsync(CancellationToken.None);

        // The host stops when a part fails, and keeps to itself why.
        foreach (var part in parts)
            await (part.ExecuteTask is { IsFaulted: true } failed ? failed : Task.CompletedTask);
    }

    static IHost Build(HostSettings settings, Func<HostSettings> read, CancellationToken stop)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Logging.WriteAs(settings.Logging);
        builder.Services
            // StopDeadline has the limit, and it holds for what hangs as well.
            .Configure<HostOptions>(options => options.ShutdownTimeout = Timeout.InfiniteTimeSpan)
            .AddSingleton<IHostLifetime>(services => ActivatorUtilities.CreateInstance<WorkerLifetime>(services, stop))
            .AddSingleton(settings)
            .AddSingleton(TimeProvider.System)
            .AddSingleton(services => DiscordAccess.CreateClient(settings.Discord, services.GetRequiredService<ILoggerFactory>()))
            .AddSingleton<WorkerHealth>()
            .AddSingleton(_ => new MetricsCollector(WorkerMetrics.Meters));
        builder.Services
            .AddPart(services => ServiceManager.Of(
                Environment.GetEnvironmentVariables(), Environment.ProcessId, services.GetRequiredService<ILogger<ServiceManager>>(), TimeProvider.System))
            .AddPart<OpenTelemetryExport>()
            .AddPart<MonitoringService>()
            .AddPart<DatabaseService>()
            .AddPart<WorkerService>()
            .AddPart<HealthWatch>()
            .AddPart(services => ActivatorUtilities.CreateInstance<ReloadService>(services, read));
        return builder.Build();
    }
}
