using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting.Interactions;

namespace TemplateWorker.Monitoring;

/// <summary>The web server for those who watch a worker.</summary>
sealed class MonitoringServer : IAsyncDisposable
{
    // Some collectors, some probes, and room for a person.
    const int MostConnections = 100;
    const int MostBodyBytes = 16 * 1024;

    static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(1);

    readonly WebApplication _web;

    MonitoringServer(WebApplication web) => _web = web;

    /// <summary>Where it listens.</summary>
    public IPEndPoint Place => IPEndPoint.Parse(new Uri(_web.Urls.First()).Authority);

    /// <summary>Starts it.</summary>
    /// <param name="settings">Where to listen.</param>
    /// <param name="endpoints">Answers requests.</param>
    /// <param name="logger">The log.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>Null where it is off.</returns>
    /// <exception cref="VerbFailedException">The configured port is taken.</exception>
    public static async Task<MonitoringServer?> StartAsync(
        MonitoringSettings settings, MonitoringEndpoints endpoints, ILogger logger, CancellationToken stop)
    {
        if (settings.Http == MonitoringSettings.Off)
            return null;
        var place = MonitoringPlace.Of(settings);
        try
        {
            var server = await StartAsync(place, endpoints, stop);
            MonitoringLog.Listening(logger, server.Place);
            return server;
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            if (settings.Http is not null)
                throw new VerbFailedException($"Health and metrics cannot be served at {place} (monitoring.http): {error.Message}", error) { Code = FailureCode.Start };
        }

        // Nobody asked for the usual port, so another worker that has it is no reason not to start.
        var elsewhere = await StartAsync(new IPEndPoint(IPAddress.Loopback, 0), endpoints, stop);
        MonitoringLog.ListeningElsewhere(logger, place.Port, elsewhere.Place);
        return elsewhere;
    }

    /// <summary>Stops it; requests under way are answered.</summary>
    public async ValueTask DisposeAsync()
    {
        await _web.StopAsync();
        await _web.DisposeAsync();
    }

    static async Task<MonitoringServer> StartAsync(IPEndPoint place, MonitoringEndpoints endpoints, CancellationToken stop)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Listen(place);
        });
        builder.Services.AddSingleton<IHostLifetime, UnattendedLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownLimit);
        var web = builder.Build();
        web.Run(endpoints.AnswerAsync);
        try
        {
            await web.StartAsync(stop);
        }
        catch
        {
            await web.DisposeAsync();
            throw;
        }

        return new MonitoringServer(web);
    }
}
