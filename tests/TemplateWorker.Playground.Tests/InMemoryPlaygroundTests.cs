using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using TemplateWorker.Playground.InMemory;

namespace TemplateWorker.Playground.Tests;

/// <summary>The playground without sockets, asked through its transport.</summary>
public sealed class InMemoryPlaygroundTests : IDisposable
{
    readonly ConcurrentQueue<PlaygroundDispatch> _dispatches = new();
    readonly InMemoryPlayground _playground;
    readonly HttpClient _bot;

    public InMemoryPlaygroundTests()
    {
        _playground = InMemoryPlayground.Create(_dispatches.Enqueue);
        _bot = new HttpClient(_playground.CreateTransport()) { BaseAddress = new Uri(_playground.BaseUrl + "/v10/") };
        _bot.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", _playground.Token);
    }

    public void Dispose() => _bot.Dispose();

    [Fact]
    public async Task A_message_of_the_bot_is_posted_and_dispatched()
    {
        var posted = await SendAsync(HttpMethod.Post, $"channels/{_playground.ChannelId}/messages", new JsonObject { ["content"] = "hi" });

        posted.Status.ShouldBe(200);
        _playground.World.Messages(_playground.ChannelId).ShouldHaveSingleItem().Content.ShouldBe("hi");
        var dispatch = _dispatches.ShouldHaveSingleItem();
        dispatch.Name.ShouldBe("MESSAGE_CREATE");
        dispatch.GuildId.ShouldBe(_playground.GuildId);
        JsonDocument.Parse(dispatch.Data).RootElement.GetProperty("content").GetString().ShouldBe("hi");
    }

    [Fact]
    public async Task Route_values_queries_and_escaped_segments_reach_the_routes()
    {
        var message = _playground.People.SendMessage(_playground.ChannelId, Member("alice"), "look");
        var reactions = $"channels/{_playground.ChannelId}/messages/{message.Id}/reactions/{Uri.EscapeDataString("👍")}";

        (await SendAsync(HttpMethod.Put, reactions + "/@me")).Status.ShouldBe(204);
        (await SendAsync(HttpMethod.Get, reactions)).Json.GetArrayLength().ShouldBe(1);
        (await SendAsync(HttpMethod.Get, $"channels/{_playground.ChannelId}/messages?limit=1")).Json.GetArrayLength().ShouldBe(1);
        (await SendAsync(HttpMethod.Get, "users/@me")).Json.GetProperty("bot").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Refusals_are_those_of_the_server()
    {
        (await SendAsync(HttpMethod.Get, "nowhere")).Status.ShouldBe(404);
        (await SendAsync(HttpMethod.Put, "users/@me")).Status.ShouldBe(405);
        (await SendAsync(HttpMethod.Get, $"channels/{_playground.GuildId}1")).Json.GetProperty("code").GetInt32().ShouldBe(10003);
        _bot.DefaultRequestHeaders.Authorization = null;
        (await SendAsync(HttpMethod.Get, "users/@me")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Files_come_through_as_from_a_socket()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("""{"content":"with a file"}"""), "payload_json" },
            { new ByteArrayContent([1, 2, 3]), "files[0]", "three.bin" },
        };
        using var answer = await _bot.PostAsync(
            $"channels/{_playground.ChannelId}/messages", form, TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBe(200);
        var attachment = _playground.World.Messages(_playground.ChannelId).ShouldHaveSingleItem().Attachments.ShouldHaveSingleItem();
        attachment.Content.ToArray().ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void A_guild_is_described_with_its_channels_and_members()
    {
        var dispatch = _playground.DescribeGuild(_playground.GuildId);

        dispatch.Name.ShouldBe("GUILD_CREATE");
        var guild = JsonDocument.Parse(dispatch.Data).RootElement;
        guild.GetProperty("channels").GetArrayLength().ShouldBe(_playground.World.Guilds[0].Channels.Length);
        guild.GetProperty("members").GetArrayLength().ShouldBe(_playground.World.Guilds[0].Members.Length);
    }

    World.Snowflake Member(string name) =>
        _playground.World.Guilds[0].Members.Single(member => member.User.Username == name).Id;

    async Task<Support.Answer> SendAsync(HttpMethod method, string path, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await _bot.SendAsync(request, TestContext.Current.CancellationToken);
        return await Support.Answer.ReadAsync(answer);
    }
}
