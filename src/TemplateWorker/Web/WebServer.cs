using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TemplateWorker.Web;

/// <summary>A web server at one address, whose requests all go to one function. It lives in whatever host started it.</summary>
sealed class WebServer : IAsyncDisposable, IHttpApplication<HttpContext>
{
    readonly KestrelServer _kestrel;
    readonly RequestDelegate _answer;
    readonly TimeSpan _close;
    readonly TimeProvider _time;

    WebServer(KestrelServer kestrel, RequestDelegate answer, TimeSpan close, TimeProvider time) =>
        (_kestrel, _answer, _close, _time) = (kestrel, answer, close, time);

    /// <summary>Where it listens.</summary>
    public IPEndPoint Place => IPEndPoint.Parse(new Uri(_kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First()).Authority);

    /// <summary>Starts one.</summary>
    /// <param name="place">Where to listen; port 0 for a free one.</param>
    /// <param name="limits">What it takes at most.</param>
    /// <param name="answer">Answers requests.</param>
    /// <param name="loggers">The log.</param>
    /// <param name="time">The clock of its end.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The address is not one of this machine, or may not be listened at.</exception>
    public static async Task<WebServer> StartAsync(
        IPEndPoint place, WebLimits limits, RequestDelegate answer, ILoggerFactory loggers, TimeProvider time, CancellationToken stop)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = limits.BodyBytes;
        options.Limits.MaxConcurrentConnections = limits.Connections;
        options.Listen(place);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), loggers);
        var server = new WebServer(new KestrelServer(Options.Create(options), transport, loggers), answer, limits.Close, time);
        try
        {
            await server._kestrel.StartAsync(server, stop);
            return server;
        }
        catch
        {
            server._kestrel.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    /// <inheritdoc/>
    public Task ProcessRequestAsync(HttpContext context) => _answer(context);

    /// <inheritdoc/>
    public void DisposeContext(HttpContext context, Exception? exception)
    {
        // It holds nothing: the server owns the features.
    }

    /// <summary>Stops it; requests under way are answered.</summary>
    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(_close, _time);
        await _kestrel.StopAsync(limit.Token);
        _kestrel.Dispose();
    }
}
