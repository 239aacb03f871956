using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.Interactions;

namespace TemplateWorker.Hosting.Interactions;

/// <summary>The web server for interactions over HTTP, on loopback: a server with TLS and the public address is before it.</summary>
sealed class InteractionServer : IAsyncDisposable
{
    // Discord holds few connections open and asks one thing at a time on each.
    const int MostConnections = 1000;

    static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(3);

    readonly WebApplication _web;
    readonly InteractionSignature _signature;

    InteractionServer(WebApplication web, InteractionSignature signature) => (_web, _signature) = (web, signature);

    /// <summary>Where it listens.</summary>
    public IPEndPoint Place => IPEndPoint.Parse(new Uri(_web.Urls.First()).Authority);

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
        var server = Create(IPEndPoint.Parse(http), key, events, loggers, time);
        try
        {
            await server._web.StartAsync(stop);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            await server.DisposeAsync();
            throw new VerbFailedException($"Interactions cannot be taken at {http} (discord.interactions.http): {error.Message}", error) { Code = FailureCode.Start };
        }
        InteractionLog.Listening(loggers.CreateLogger<InteractionServer>(), server.Place);
        return server;
    }

    /// <summary>Stops it; requests under way are answered.</summary>
    public async ValueTask DisposeAsync()
    {
        await _web.StopAsync();
        await _web.DisposeAsync();
        _signature.Dispose();
    }

    static InteractionServer Create(IPEndPoint place, string key, IGatewayEventSink events, ILoggerFactory loggers, TimeProvider time)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = InteractionEndpoint.MostBodyBytes;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Listen(place);
        });
        builder.Services.AddSingleton<IHostLifetime, UnattendedLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownLimit);
        var signature = SignatureOf(key);
        var endpoint = new InteractionEndpoint(signature, new RequestFreshness(time), events, loggers.CreateLogger<InteractionServer>());
        var web = builder.Build();
        web.Run(context => RouteAsync(context, endpoint));
        return new InteractionServer(web, signature);
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
