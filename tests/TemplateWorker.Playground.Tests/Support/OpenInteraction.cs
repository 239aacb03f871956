using System.Text.Json;
using System.Text.Json.Nodes;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Tests.Support;

/// <summary>An interaction as the bot got it, and the paths to answer it.</summary>
sealed record OpenInteraction(TestPlayground Playground, JsonElement Payload)
{
    public string Id => Payload.GetProperty("id").GetString()!;

    public string Token => Payload.GetProperty("token").GetString()!;

    public JsonElement Data => Payload.GetProperty("data");

    public string FollowUps => $"api/v10/webhooks/{Playground.Server.ApplicationId}/{Token}";

    public string Original => FollowUps + "/messages/@original";

    /// <summary>Registers a command of that name for everybody and uses it as alice.</summary>
    public static async Task<OpenInteraction> OfCommandAsync(
        TestPlayground playground, GatewayTestClient client, string name = "ask")
    {
        var commands = new JsonArray(new JsonObject { ["name"] = name, ["description"] = "Asks" });
        var scope = $"applications/{playground.Server.ApplicationId}/commands";
        (await playground.PutAsync(scope, commands)).Status.ShouldBe(200);
        playground.Server.People.RunCommand(playground.Server.ChannelId, playground.Server.MemberId, name);
        return await ReceiveAsync(playground, client);
    }

    /// <summary>Posts a message with one button and clicks it as alice.</summary>
    public static async Task<OpenInteraction> OfButtonAsync(TestPlayground playground, GatewayTestClient client)
    {
        var body = JsonNode.Parse(
            """{"content":"x","components":[{"type":1,"components":[{"type":2,"style":1,"label":"B","custom_id":"b"}]}]}""");
        (await playground.PostAsync(playground.General, body)).Status.ShouldBe(200);
        var message = await client.ReceiveAsync("MESSAGE_CREATE");
        Snowflake.TryParse(message.Data.GetProperty("id").GetString(), out var id).ShouldBeTrue();
        playground.Server.People.Click(id, playground.Server.MemberId, "b");
        return await ReceiveAsync(playground, client);
    }

    public static async Task<OpenInteraction> ReceiveAsync(TestPlayground playground, GatewayTestClient client) =>
        new(playground, (await client.ReceiveAsync("INTERACTION_CREATE")).Data);

    /// <summary>Answers without the bot's token: the interaction's own is enough.</summary>
    public Task<Answer> AnswerAsync(int type, JsonNode? data = null, string query = "")
    {
        var body = new JsonObject { ["type"] = type };
        if (data is not null)
            body["data"] = data;
        return SendAsync(HttpMethod.Post, $"api/v10/interactions/{Id}/{Token}/callback{query}", body);
    }

    public Task<Answer> SendAsync(HttpMethod method, string path, JsonNode? body = null) =>
        TestPlayground.SendAsync(Playground.Anybody, method, path, body);
}
