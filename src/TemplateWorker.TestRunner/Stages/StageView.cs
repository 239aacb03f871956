using System.Text.Json.Nodes;
using TemplateWorker.Playground.InMemory;
using TemplateWorker.Playground.World;

namespace TemplateWorker.TestRunner.Stages;

/// <summary>Knows what a test has been told of its guild, so that it is told only what changed.</summary>
/// <param name="playground">Where the guild is.</param>
sealed class StageView(InMemoryPlayground playground) : IDisposable
{
    readonly WorldWatch _watch = playground.World.Watch();
    readonly OrderedDictionary<Snowflake, JsonObject> _messages = [];
    readonly List<Snowflake> _deleted = [];
    readonly List<OpenModal> _modals = [];
    readonly Dictionary<Snowflake, JsonArray> _choices = [];
    readonly Dictionary<Snowflake, string> _people = [];
    string? _guild;

    /// <summary>Lets go of what happened so far.</summary>
    public void Forget()
    {
        while (_watch.Changes.TryRead(out _))
        {
        }
    }

    /// <summary>Adds what changed since the last time to what a test is told.</summary>
    public void TakeInto(JsonObject report)
    {
        var snapshot = playground.World.FindGuild(playground.GuildId)!;
        foreach (var member in snapshot.Members)
            _people[member.Id] = member.User.Username;
        var guild = GuildView.Of(snapshot);
        guild["people"] = new JsonArray([.. _people.Select(person => Person(person.Key, person.Value))]);
        var text = guild.ToJsonString();
        if (text != _guild)
        {
            _guild = text;
            report["guild"] = guild;
        }

        Read();
        report["messages"] = new JsonArray([.. _messages.Values]);
        report["deleted"] = new JsonArray([.. _deleted.Select(id => JsonValue.Create(id.ToString()))]);
        report["modals"] = new JsonArray([.. _modals.Select(ModalView)]);
        _messages.Clear();
        _deleted.Clear();
        _modals.Clear();
    }

    /// <summary>The choices that the template offered for an autocompletion; none when it offered none.</summary>
    public JsonArray TakeChoicesOf(Snowflake interaction)
    {
        Read();
        return _choices.Remove(interaction, out var choices) ? choices : [];
    }

    /// <inheritdoc/>
    public void Dispose() => _watch.Dispose();

    void Read()
    {
        while (_watch.Changes.TryRead(out var change))
        {
            switch (change)
            {
                case WorldChange.MessageCreated { Message: var message }:
                    Keep(message);
                    break;
                case WorldChange.MessageUpdated { Message: var message }:
                    Keep(message);
                    break;
                case WorldChange.ReactionsChanged { Message: var message }:
                    Keep(message);
                    break;
                case WorldChange.MessageDeleted { Message: var message }:
                    _deleted.Add(message.Id);
                    break;
                case WorldChange.ModalOpened { Modal: var modal }:
                    _modals.Add(modal);
                    break;
                case WorldChange.ChoicesOffered { InteractionId: var id, Choices: var choices }:
                    _choices[id] = [.. choices.Select(ChoiceView)];
                    break;
            }
        }
    }

    void Keep(Message message) => _messages[message.Id] = MessageView.Of(playground.World, message);

    static JsonNode ChoiceView(OfferedChoice choice) =>
        new JsonObject { ["name"] = choice.Name, ["value"] = JsonNode.Parse(choice.Value.GetRawText()) };

    // Those who have left may still have been written to.
    JsonObject Person(Snowflake id, string name) => new()
    {
        ["id"] = id.ToString(),
        ["name"] = name,
        ["direct_channel_id"] = playground.World.FindDirectChannel(id)?.ToString(),
    };

    static JsonObject ModalView(OpenModal modal) => new()
    {
        ["interaction_id"] = modal.InteractionId.ToString(),
        ["custom_id"] = modal.CustomId,
        ["title"] = modal.Title,
        ["components"] = JsonNode.Parse(modal.Components.GetRawText()),
    };
}
