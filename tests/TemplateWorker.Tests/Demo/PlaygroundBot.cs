using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using TemplateWorker.Demo.Chat;
using TemplateWorker.Playground;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Tests.Demo;

/// <summary>A playground with a bot that does over its REST interface what a test says.</summary>
sealed class PlaygroundBot : IAsyncDisposable
{
    readonly HttpClient _client;

    PlaygroundBot(PlaygroundServer playground)
    {
        Playground = playground;
        Watch = playground.World.Watch();
        View = new ChatView(playground);
        Room = new ChatRoom(playground);
        _client = new HttpClient { BaseAddress = new Uri(playground.ApiBaseUrl + "/") };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", playground.Token);
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("DiscordBot (https://example.org, 1)");
    }

    public PlaygroundServer Playground { get; }

    public WorldWatch Watch { get; }

    public ChatView View { get; }

    public ChatRoom Room { get; }

    public string Messages => $"channels/{Playground.ChannelId}/messages";

    public static async Task<PlaygroundBot> StartAsync() => new(await PlaygroundServer.StartAsync());

    /// <summary>Sends a request.</summary>
    /// <returns>The id in the answer, if there is one.</returns>
    public async Task<string?> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await _client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue(text);
        return text.StartsWith('{') ? JsonDocument.Parse(text).RootElement.GetProperty("id").GetString() : null;
    }

    /// <summary>The lines of what happened since the last call.</summary>
    public IReadOnlyList<string> Lines()
    {
        var lines = new List<string>();
        while (Watch.Changes.TryRead(out var change))
        {
            if (View.Describe(change) is { } line)
            {
                lines.Add(line.ToString());
            }
        }

        return lines;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        Watch.Dispose();
        await Playground.DisposeAsync();
    }
}
