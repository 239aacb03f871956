using System.Text.Json;
using System.Text.Json.Nodes;
using TemplateWorker.TestRunner.Stages;

namespace TemplateWorker.TestRunner.Actions;

/// <summary>What happens to the guild.</summary>
static class GuildActions
{
    /// <summary>The actions by name.</summary>
    public static IReadOnlyDictionary<string, StageAction> All { get; } = new Dictionary<string, StageAction>
    {
        ["guild.join"] = Join,
        ["guild.createChannel"] = CreateChannelAsync,
        ["guild.createRole"] = CreateRoleAsync,
        ["guild.emit"] = Emit,
    };

    static ValueTask<JsonNode?> Join(Stage stage, ActionArguments arguments, CancellationToken cancellationToken) =>
        new(JsonValue.Create(stage.Playground.People.Join(stage.Playground.GuildId, arguments.Text("name")).Id.ToString()));

    // Done in the bot's name, which causes the same events as a person's doing.
    static async ValueTask<JsonNode?> CreateChannelAsync(Stage stage, ActionArguments arguments, CancellationToken cancellationToken) =>
        IdIn(await stage.Discord.CreateChannelAsync(stage.Tenant.OwnerId, Named(arguments), auditReason: null, cancellationToken));

    static async ValueTask<JsonNode?> CreateRoleAsync(Stage stage, ActionArguments arguments, CancellationToken cancellationToken) =>
        IdIn(await stage.Discord.CreateRoleAsync(stage.Tenant.OwnerId, Named(arguments), auditReason: null, cancellationToken));

    static byte[] Named(ActionArguments arguments)
    {
        var name = arguments.Text("name");
        var body = JsonNode.Parse(arguments.Object("options").GetRawText())!.AsObject();
        body["name"] = name;
        return JsonSerializer.SerializeToUtf8Bytes(body);
    }

    static JsonNode? IdIn(ReadOnlyMemory<byte> answer) => JsonNode.Parse(answer.Span)!["id"]!.DeepClone();

    static ValueTask<JsonNode?> Emit(Stage stage, ActionArguments arguments, CancellationToken cancellationToken)
    {
        var name = arguments.Text("event");
        if (StageEvents.IsOwn(name))
            throw new ActionException($"\"{name}\" is an event of the test runner's own.");
        // Every event of a guild names it.
        var data = JsonNode.Parse(arguments.Object("payload").GetRawText())!.AsObject();
        data.TryAdd("guild_id", stage.Playground.GuildId.ToString());
        stage.Emit(name, JsonSerializer.SerializeToUtf8Bytes(data));
        return default;
    }
}
