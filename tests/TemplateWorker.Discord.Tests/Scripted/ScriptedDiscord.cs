using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Testing;

namespace TemplateWorker.Discord.Tests.Scripted;

/// <summary>A server on loopback that does what a test tells it to, the more so what Discord should not do.</summary>
sealed class ScriptedDiscord : IAsyncDisposable
{
    public const string Token = "MTE2.bot-token.s3cr3t";

    readonly WebApplication _app;
    readonly ConcurrentQueue<Func<HttpContext, Task>> _answers = new();
    readonly ConcurrentQueue<Func<ScriptedConnection, Task>> _connections = new();
    readonly ConcurrentQueue<RecordedRequest> _requests = new();

    ScriptedDiscord(WebApplication app) => _app = app;

    public Uri BaseUrl => new(_app.Urls.First());

    public Uri ApiUrl => new(BaseUrl, "/api");

    public Uri GatewayUrl => new UriBuilder(BaseUrl) { Scheme = "ws" }.Uri;

    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>What answers once the told answers are used up.</summary>
    public Func<HttpContext, Task> Otherwise { get; set; } = context => AnswerAsync(context, 200, "{}");

    /// <summary>What a connection is met with once the told scripts are used up.</summary>
    public Func<ScriptedConnection, Task> OtherwiseConnected { get; set; } = connection => connection.UntilClosedAsync();

    public RecordingLoggerFactory Loggers { get; } = new();

    public static async Task<ScriptedDiscord> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new ScriptedDiscord(app);
        app.UseWebSockets();
        app.Run(server.ServeAsync);
        await app.StartAsync();
        return server;
    }

    public DiscordRestClient Client(Func<DiscordRestOptions, DiscordRestOptions>? change = null)
    {
        var options = new DiscordRestOptions { ApiUrl = ApiUrl, Token = Token, RetryDelay = TimeSpan.FromMilliseconds(5) };
        return new DiscordRestClient(change?.Invoke(options) ?? options, Loggers, TimeProvider.System);
    }

    public DiscordRestClient Client(TimeProvider time) => new(new DiscordRestOptions { ApiUrl = ApiUrl, Token = Token }, Loggers, time);

    public ScriptedDiscord Then(Func<HttpContext, Task> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    public ScriptedDiscord Then(int status, string body, params (string Name, string Value)[] headers) =>
        Then(context => AnswerAsync(context, status, body, headers));

    public ScriptedDiscord ThenConnected(Func<ScriptedConnection, Task> script)
    {
        _connections.Enqueue(script);
        return this;
    }

    public static Task AnswerAsync(HttpContext context, int status, string body, params (string Name, string Value)[] headers)
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        if (status == StatusCodes.Status204NoContent)
            return Task.CompletedTask;
        context.Response.ContentType ??= "application/json";
        return context.Response.WriteAsync(body);
    }

    /// <summary>Breaks the connection off without an answer.</summary>
    public static Task Drop(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    public Task RequestsAsync(int count) => Eventually.HoldsAsync(() => _requests.Count >= count, $"{count} requests arrived");

    public Task LoggedAsync(string text) => Eventually.HoldsAsync(() => Loggers.Lines.Any(line => line.Text.Contains(text)), $"'{text}' was logged");

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }

    async Task ServeAsync(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest)
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            using var connection = new ScriptedConnection(socket, context);
            await (_connections.TryDequeue(out var script) ? script : OtherwiseConnected)(connection);
            return;
        }
        using var reader = new StreamReader(context.Request.Body);
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        _requests.Enqueue(new RecordedRequest(
            context.Request.Method,
            target,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync(),
            TimeProvider.System.GetTimestamp()));
        await (_answers.TryDequeue(out var answer) ? answer : Otherwise)(context);
    }
}
