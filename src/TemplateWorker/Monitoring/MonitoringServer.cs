using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Web;

namespace TemplateWorker.Monitoring;

/// <summary>The web server for those who watch a worker.</summary>
sealed class MonitoringServer : IAsyncDisposable
{
    // Some collectors, some probes, and room for a person.
    const int MostConnections = 100;
    const int MostBodyBytes = 16 * 1024;

    static readonly WebLimits Limits = new(MostConnections, MostBodyBytes, Close: TimeSpan.FromSeconds(1));

    readonly WebServer _web;

    MonitoringServer(WebServer web) => _web = web;

    /// <summary>Where it listens.</summary>
    public IPEndPoint Place => _web.Place;

    /// <summary>Starts it.</summary>
    /// <param name="settings">Where to listen.</param>
    /// <param name="endpoints">Answers requests.</param>
    /// <param name="loggers">The log.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>Null where it is off.</returns>
    /// <exception cref="VerbFailedException">The configured port is taken.</exception>
    public static async Task<MonitoringServer?> StartAsync(
        MonitoringSettings settings, MonitoringEndpoints endpoints, ILoggerFactory loggers, TimeProvider time, CancellationToken stop)
    {
        if (settings.Http == MonitoringSettings.Off)
            return null;
        var logger = loggers.CreateLogger<MonitoringServer>();
        var place = MonitoringPlace.Of(settings);
        try
        {
            var server = await ListenAsync(place);
            MonitoringLog.Listening(logger, server.Place);
            return server;
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            if (settings.Http is not null)
                throw new VerbFailedException($"Health and metrics cannot be served at {place} (monitoring.http): {error.Message}", error) { Code = FailureCode.Start };
        }

        // Nobody asked for the usual port, so another worker that has it is no reason not to start.
        var elsewhere = await ListenAsync(new IPEndPoint(IPAddress.Loopback, 0));
        MonitoringLog.ListeningElsewhere(logger, place.Port, elsewhere.Place);
        return elsewhere;

        async Task<MonitoringServer> ListenAsync(IPEndPoint at) =>
            new(await WebServer.StartAsync(at, Limits, endpoints.AnswerAsync, loggers, time, stop));
    }

    /// <summary>Stops it; requests under way are answered.</summary>
    public ValueTask DisposeAsync() => _web.DisposeAsync();
}
