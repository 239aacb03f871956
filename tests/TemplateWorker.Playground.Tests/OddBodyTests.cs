using System.Text;
using System.Text.Json.Nodes;
using TemplateWorker.Playground.Tests.Support;

namespace TemplateWorker.Playground.Tests;

/// <summary>Whatever is sent, the fault is the sender's: the playground itself never fails over it.</summary>
public sealed class OddBodyTests
{
    static readonly string[] OddValues =
    [
        "null", "true", "-1", "1e300", "99999999999999999999", "\"\"", "\"x\"", "\"\\u0000\"", "\"1\"", "[]", "{}", "[null]",
        "[[]]", "[{}]", "[1]", "[\"x\"]", "[{\"type\":1}]", "[{\"type\":1,\"components\":[null]}]", "[{\"name\":1,\"type\":\"x\"}]",
        "{\"a\":1,\"a\":2}", "{\"parse\":[null]}", "{\"message_id\":{}}", "[{\"id\":{}}]", "{\"components\":[{}]}", "{\"choices\":[{}]}",
    ];

    static readonly string[] Fields =
    [
        "content", "embeds", "components", "attachments", "flags", "nonce", "tts", "allowed_mentions", "message_reference", "type",
        "data", "name", "description", "options", "default_member_permissions", "name_localizations", "contexts",
        "integration_types", "channel_id", "member_id", "message_id", "custom_id", "values", "interaction_id", "emoji", "focused",
    ];

    [Theory]
    [InlineData("POST", "api/v10/channels/{channel}/messages")]
    [InlineData("PATCH", "api/v10/channels/{channel}/messages/{message}")]
    [InlineData("POST", "api/v10/applications/{application}/commands")]
    [InlineData("PUT", "api/v10/applications/{application}/guilds/{guild}/commands")]
    [InlineData("POST", "api/v10/interactions/{interaction}/{token}/callback")]
    [InlineData("POST", "api/v10/webhooks/{application}/{token}")]
    [InlineData("PATCH", "api/v10/webhooks/{application}/{token}/messages/@original")]
    [InlineData("POST", "playground/messages")]
    [InlineData("POST", "playground/commands")]
    [InlineData("POST", "playground/autocomplete")]
    [InlineData("POST", "playground/clicks")]
    [InlineData("POST", "playground/modals")]
    [InlineData("POST", "playground/reactions")]
    [InlineData("POST", "playground/members")]
    public async Task No_body_makes_the_playground_fail(string method, string path)
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        var interaction = await OpenInteraction.OfCommandAsync(playground, client);
        var posted = await playground.PostAsync(playground.General, new JsonObject { ["content"] = "x" });
        var server = playground.Server;
        path = path
            .Replace("{channel}", server.ChannelId.ToString(), StringComparison.Ordinal)
            .Replace("{message}", posted.Json.GetProperty("id").GetString(), StringComparison.Ordinal)
            .Replace("{application}", server.ApplicationId.ToString(), StringComparison.Ordinal)
            .Replace("{guild}", server.GuildId.ToString(), StringComparison.Ordinal)
            .Replace("{interaction}", interaction.Id, StringComparison.Ordinal)
            .Replace("{token}", interaction.Token, StringComparison.Ordinal);
        // Odd bodies are nothing that Discord describes, so they go past the comparison with its description.
        using var sender = new HttpClient { BaseAddress = playground.Anybody.BaseAddress };
        sender.DefaultRequestHeaders.Authorization = playground.Bot.DefaultRequestHeaders.Authorization;

        // What a request needs to be looked at closely stands first; the odd member after it wins.
        var sound = $"\"content\":\"x\",\"name\":\"ask\",\"description\":\"d\",\"type\":4,\"data\":{{\"content\":\"x\"}},"
            + $"\"channel_id\":\"{server.ChannelId}\",\"member_id\":\"{server.MemberId}\",\"emoji\":\"x\"";
        List<string> bodies = [.. OddValues, .. OddValues.Select(value => $"[{value}]")];
        // A list is what PUT takes; the others refuse one before they look into it.
        var (before, after) = method == "PUT" ? ("[", "]") : ("", "");
        foreach (var field in Fields)
            bodies.AddRange(OddValues.Select(value => $"{before}{{{sound},\"{field}\":{value}}}{after}"));
        foreach (var body in bodies)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path)
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            };
            using var response = await sender.SendAsync(request, TestContext.Current.CancellationToken);
            ((int)response.StatusCode).ShouldBeLessThan(500, body);
        }
    }
}
