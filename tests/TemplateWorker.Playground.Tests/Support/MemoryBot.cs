using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using TemplateWorker.Playground.InMemory;
using TemplateWorker.Playground.World;
using TemplateWorker.Testing.OpenApi;

namespace TemplateWorker.Playground.Tests.Support;

/// <summary>
/// A bot in a playground without sockets, and what the gateway would have told it. What it asks and is answered is as
/// Discord describes it, or the test fails at its end.
/// </summary>
sealed class MemoryBot : IDisposable
{
    readonly ConcurrentQueue<PlaygroundDispatch> _dispatches = new();
    readonly DescribedTransport _transport;
    readonly HttpClient _http;

    public MemoryBot(TimeProvider? time = null)
    {
        Playground = InMemoryPlayground.Create(_dispatches.Enqueue, timeProvider: time);
        _transport = new DescribedTransport(Playground.CreateTransport());
        _http = new HttpClient(_transport) { BaseAddress = new Uri(Playground.BaseUrl + "/v10/") };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", Playground.Token);
    }

    public InMemoryPlayground Playground { get; }

    public Guild Guild => Playground.World.Guilds[0];

    public Snowflake Me => Playground.World.Bot.Id;

    /// <summary>The path of the guild.</summary>
    public string GuildPath => $"guilds/{Playground.GuildId}";

    public Snowflake Channel(string name) => Guild.Channels.Single(channel => channel.Name == name).Id;

    public Member Member(string name) => Guild.Members.Single(member => member.User.Username == name);

    public Snowflake Role(string name) => Guild.Roles.Single(role => role.Name == name).Id;

    public Message Say(string member, string channel, string text) =>
        Playground.People.SendMessage(Channel(channel), Member(member).Id, text);

    /// <summary>The only dispatch of a name since it was last asked for, and forgets all until then.</summary>
    public JsonElement Dispatched(string name)
    {
        var all = new List<PlaygroundDispatch>();
        while (_dispatches.TryDequeue(out var dispatch))
            all.Add(dispatch);
        var found = all.Where(dispatch => dispatch.Name == name)
            .ShouldHaveSingleItem($"dispatched were {string.Join(", ", all.Select(dispatch => dispatch.Name))}");
        return JsonDocument.Parse(found.Data).RootElement;
    }

    /// <summary>Names of the dispatches since the last look.</summary>
    public IReadOnlyList<string> DispatchedNames()
    {
        var names = new List<string>();
        while (_dispatches.TryDequeue(out var dispatch))
            names.Add(dispatch.Name);
        return names;
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null, null);

    public Task<Answer> PostAsync(string path, string body, string? reason = null) => SendAsync(HttpMethod.Post, path, body, reason);

    public Task<Answer> PatchAsync(string path, string body, string? reason = null) => SendAsync(HttpMethod.Patch, path, body, reason);

    public Task<Answer> PutAsync(string path, string? body = null, string? reason = null) => SendAsync(HttpMethod.Put, path, body, reason);

    public Task<Answer> DeleteAsync(string path, string? reason = null) => SendAsync(HttpMethod.Delete, path, null, reason);

    public void Dispose()
    {
        _http.Dispose();
        _transport.Differences.ShouldBeEmpty();
    }

    async Task<Answer> SendAsync(HttpMethod method, string path, string? body, string? reason)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (reason is not null)
            request.Headers.Add("X-Audit-Log-Reason", Uri.EscapeDataString(reason));
        using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.ReadAsync(answer);
    }
}
