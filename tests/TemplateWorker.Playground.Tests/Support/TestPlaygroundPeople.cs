using System.Text.Json;
using System.Text.Json.Nodes;

namespace TemplateWorker.Playground.Tests.Support;

/// <summary>What people do in a <see cref="TestPlayground"/>, by their names.</summary>
static class TestPlaygroundPeople
{
    public static string Id(this TestPlayground playground, string member) => playground.Server.World.Guilds[0].Members
        .Single(candidate => candidate.User.Username == member).Id.ToString();

    public static string Channel(this TestPlayground playground, string name) => playground.Server.World.Guilds[0].Channels
        .Single(channel => channel.Name == name).Id.ToString();

    public static Task<Answer> SayAsync(this TestPlayground playground, string member, string channel, string content) =>
        playground.ActAsync("messages", new JsonObject
        {
            ["channel_id"] = playground.Channel(channel),
            ["member_id"] = playground.Id(member),
            ["content"] = content,
        });

    public static Task<Answer> RunAsync(
        this TestPlayground playground, string member, string name, string options = "{}", string? target = null)
    {
        var body = new JsonObject
        {
            ["channel_id"] = playground.Server.ChannelId.ToString(),
            ["member_id"] = playground.Id(member),
            ["name"] = name,
            ["options"] = JsonNode.Parse(options),
        };
        if (target is not null)
            body["target_id"] = target;
        return playground.ActAsync("commands", body);
    }

    public static async Task<Answer> ClickAsync(
        this TestPlayground playground, string member, string messageId, string customId, params string[] values) =>
        await playground.ActAsync("clicks", new JsonObject
        {
            ["message_id"] = messageId,
            ["member_id"] = playground.Id(member),
            ["custom_id"] = customId,
            ["values"] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]),
        });

    /// <summary>Registers the guild's commands.</summary>
    public static async Task RegisterAsync(this TestPlayground playground, string commands)
    {
        var scope = $"applications/{playground.Server.ApplicationId}/guilds/{playground.Server.GuildId}/commands";
        var answer = await playground.PutAsync(scope, JsonNode.Parse(commands));
        answer.Status.ShouldBe(200, answer.Text);
    }

    /// <summary>The general channel as one member sees it, or as a whole.</summary>
    public static async Task<IReadOnlyList<JsonElement>> ReadAsync(
        this TestPlayground playground, string? member = null)
    {
        var query = member is null ? "" : $"?member_id={playground.Id(member)}";
        return [.. (await playground.LookAsync($"channels/{playground.Server.ChannelId}/messages{query}")).Json.EnumerateArray()];
    }
}
