using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TemplateWorker.Testing.OpenApi;

namespace TemplateWorker.Playground.Tests.Support;

/// <summary>
/// A running playground with an HTTP client for its REST side and one for its people. What goes over them is as Discord
/// describes it, or the test fails at its end.
/// </summary>
sealed class TestPlayground : IAsyncDisposable
{
    readonly DescribedTransport _bot = new(new SocketsHttpHandler());
    readonly DescribedTransport _anybody = new(new SocketsHttpHandler());

    TestPlayground(PlaygroundServer server)
    {
        Server = server;
        Bot = new HttpClient(_bot) { BaseAddress = new Uri(server.ApiBaseUrl + "/") };
        Bot.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", server.Token);
        Anybody = new HttpClient(_anybody) { BaseAddress = new Uri(server.BaseUrl + "/") };
    }

    public PlaygroundServer Server { get; }

    /// <summary>Authorized as the bot; paths are relative to the API's base.</summary>
    public HttpClient Bot { get; }

    /// <summary>Without authorization; paths are relative to the server.</summary>
    public HttpClient Anybody { get; }

    public string General => $"channels/{Server.ChannelId}/messages";

    public string Webhook(string interactionToken) => $"webhooks/{Server.ApplicationId}/{interactionToken}";

    public static async Task<TestPlayground> StartAsync(PlaygroundOptions? options = null, TimeProvider? time = null) =>
        new(await PlaygroundServer.StartAsync(options, timeProvider: time, cancellationToken: TestContext.Current.CancellationToken));

    public Task<Answer> GetAsync(string path) => SendAsync(Bot, HttpMethod.Get, path, null);

    public Task<Answer> PostAsync(string path, JsonNode? body) => SendAsync(Bot, HttpMethod.Post, path, body);

    public Task<Answer> PutAsync(string path, JsonNode? body = null) => SendAsync(Bot, HttpMethod.Put, path, body);

    public Task<Answer> PatchAsync(string path, JsonNode? body) => SendAsync(Bot, HttpMethod.Patch, path, body);

    public Task<Answer> DeleteAsync(string path) => SendAsync(Bot, HttpMethod.Delete, path, null);

    /// <summary>Posts to the people's side, <paramref name="path"/> relative to <c>/playground/</c>.</summary>
    public Task<Answer> ActAsync(string path, JsonNode body) =>
        SendAsync(Anybody, HttpMethod.Post, "playground/" + path, body);

    /// <summary>Reads from the people's side, <paramref name="path"/> relative to <c>/playground/</c>.</summary>
    public Task<Answer> LookAsync(string path) => SendAsync(Anybody, HttpMethod.Get, "playground/" + path, null);

    /// <summary>Writes in #general as alice.</summary>
    public async Task<string> SayAsync(string content)
    {
        var answer = await ActAsync("messages", new JsonObject
        {
            ["channel_id"] = Server.ChannelId.ToString(),
            ["member_id"] = Server.MemberId.ToString(),
            ["content"] = content,
        });
        answer.Status.ShouldBe(200, answer.Text);
        return answer.Json.GetProperty("message_id").GetString()!;
    }

    public static async Task<Answer> SendAsync(HttpClient client, HttpMethod method, string path, JsonNode? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.ReadAsync(response);
    }

    public async ValueTask DisposeAsync()
    {
        Bot.Dispose();
        Anybody.Dispose();
        await Server.DisposeAsync();
        _bot.Differences.Concat(_anybody.Differences).ShouldBeEmpty();
    }
}
