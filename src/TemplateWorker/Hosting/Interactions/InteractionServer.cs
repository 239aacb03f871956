using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.Interactions;
using TemplateWorker.Web;

namespace TemplateWorker.Hosting.Interactions;

/// <summary>The web server for interactions over HTTP, on loopback: a server with TLS and the public address is before it.</summary>
sealed class InteractionServer : IAsyncDisposable
{
    // Discord holds few connections open and asks one thing at a time on each.
    const int MostConnections = 1000;

    static readonly WebLimits Limits = new(MostConnections, InteractionEndpoint.MostBodyBytes, Close: TimeSpan.FromSeconds(3));

    readonly WebServer _web;
    readonly InteractionSignature _signature;

    InteractionServer(WebServer web, InteractionSignature signature) => (_web, _signature) = (web, signature);

    /// <summary>Where it listens.</summary>
    public IPEndPoint Place => _web.Place;

    /// <summary>Takes interactions until it is stopped; only waits for that where they come over the gateway.</summary>
    /// <param name="settings">Where to listen, and Discord's key.</param>
    /// <param name="events">Takes the interactions.</param>
    /// <param name="loggers">The log.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="VerbFailedException">The port is taken, or the system has no libcrypto.</exception>
    public static async Task RunAsync(
        InteractionSettings settings, IGatewayEventSink events, ILoggerFactory loggers, TimeProvider time, CancellationToken stop)
    {
        await using var server = await StartAsync(settings, events, loggers, time, stop);
        await Task.Delay(Timeout.InfiniteTimeSpan, time, stop);
    }

    /// <summary>Starts it.</summary>
    /// <param name="settings">Where to listen, and Discord's key.</param>
    /// <param name="events">Takes the interactions.</param>
    /// <param name="loggers">The log.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>Null when interactions come over the gateway.</returns>
    /// <exception cref="VerbFailedException">The port is taken, or the system has no libcrypto.</exception>
    public static async Task<InteractionServer?> StartAsync(
        InteractionSettings settings, IGatewayEventSink events, ILoggerFactory loggers, TimeProvider time, CancellationToken stop)
    {
        if (settings is not { Http: { } http, PublicKey: { } key })
            return null;
        var logger = loggers.CreateLogger<InteractionServer>();
        var signature = SignatureOf(key);
        var endpoint = new InteractionEndpoint(signature, new RequestFreshness(time), events, logger);
        try
        {
            var web = await WebServer.StartAsync(IPEndPoint.Parse(http), Limits, context => RouteAsync(context, endpoint), loggers, time, stop);
            InteractionLog.Listening(logger, web.Place);
            return new InteractionServer(web, signature);
        }
        catch (Exception error)
        {
            signature.Dispose();
            if (error is IOException or SocketException)
                throw new VerbFailedException($"Interactions cannot be taken at {http} (discord.interactions.http): {error.Message}", error) { Code = FailureCode.Start };
            throw;
        }
    }

    /// <summary>Stops it; requests under way are answered.</summary>
    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        _signature.Dispose();
    }

    static InteractionSignature SignatureOf(string key)
    {
        try
        {
            return new InteractionSignature(key);
        }
        catch (PlatformNotSupportedException error)
        {
            throw new VerbFailedException(error.Message, error) { Code = FailureCode.Start };
        }
    }

    static Task RouteAsync(HttpContext context, InteractionEndpoint endpoint)
    {
        if (context.Request.Path != InteractionEndpoint.Path)
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        else if (!HttpMethods.IsPost(context.Request.Method))
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        else
            return endpoint.AnswerAsync(context);
        return Task.CompletedTask;
    }
}
