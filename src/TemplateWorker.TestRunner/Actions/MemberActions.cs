using System.Text.Json;
using System.Text.Json.Nodes;
using TemplateWorker.Playground.World;
using TemplateWorker.TestRunner.Stages;

namespace TemplateWorker.TestRunner.Actions;

/// <summary>What members do.</summary>
static class MemberActions
{
    /// <summary>The actions by name.</summary>
    public static IReadOnlyDictionary<string, StageAction> All { get; } = new Dictionary<string, StageAction>
    {
        ["member.send"] = Send,
        ["member.command"] = UseCommand,
        ["member.autocomplete"] = AutocompleteAsync,
        ["member.click"] = Click,
        ["member.submit"] = Submit,
        ["member.react"] = React,
        ["member.unreact"] = Unreact,
        ["member.edit"] = Edit,
        ["member.delete"] = Delete,
        ["member.setRole"] = SetRoleAsync,
        ["member.leave"] = Leave,
    };

    static ValueTask<JsonNode?> Send(Stage stage, ActionArguments arguments, CancellationToken cancellationToken)
    {
        var (member, channel, content) = (arguments.Id("member"), arguments.Id("channel"), arguments.Text("content"));
        return Id(stage.Playground.People.SendMessage(channel, member, content, arguments.OptionalId("replyTo")).Id);
    }

    static ValueTask<JsonNode?> UseCommand(Stage stage, ActionArguments arguments, CancellationToken cancellationToken)
    {
        var (member, channel, name) = (arguments.Id("member"), arguments.Id("channel"), arguments.Text("name"));
        var options = arguments.Values("options");
        return Id(stage.Playground.People.RunCommand(channel, member, name, options, arguments.OptionalId("target")));
    }

    static async ValueTask<JsonNode?> AutocompleteAsync(Stage stage, ActionArguments arguments, CancellationToken cancellationToken)
    {
        var (member, channel, name) = (arguments.Id("member"), arguments.Id("channel"), arguments.Text("name"));
        var options = arguments.Values("options");
        var interaction = stage.Playground.People.Autocomplete(channel, member, name, options, arguments.Text("option"));
        await stage.SettleAsync(cancellationToken);
        return stage.View.TakeChoicesOf(interaction);
    }

    static ValueTask<JsonNode?> Click(Stage stage, ActionArguments arguments, CancellationToken cancellationToken)
    {
        var (member, message, customId) = (arguments.Id("member"), arguments.Id("message"), arguments.Text("component"));
        return Id(stage.Playground.People.Click(message, member, customId, arguments.Texts("values")));
    }

    static ValueTask<JsonNode?> Submit(Stage stage, ActionArguments arguments, CancellationToken cancellationToken)
    {
        var (member, interaction) = (arguments.Id("member"), arguments.Id("form"));
        var fields = arguments.Values("fields").ToDictionary(
            field => field.Key,
            field => field.Value.ValueKind == JsonValueKind.String
                ? field.Value.GetString()!
                : throw new ActionException($"The field \"{field.Key}\" takes a text."));
        return Id(stage.Playground.People.SubmitModal(interaction, member, fields));
    }

    static ValueTask<JsonNode?> React(Stage stage, ActionArguments arguments, CancellationToken cancellationToken)
    {
        var (member, message) = (arguments.Id("member"), arguments.Id("message"));
        stage.Playground.People.React(message, member, arguments.Text("emoji"));
        return default;
    }

    static ValueTask<JsonNode?> Unreact(Stage stage, ActionArguments arguments, CancellationToken cancellationToken)
    {
        var (member, message) = (arguments.Id("member"), arguments.Id("message"));
        stage.Playground.People.Unreact(message, member, arguments.Text("emoji"));
        return default;
    }

    static ValueTask<JsonNode?> Edit(Stage stage, ActionArguments arguments, CancellationToken cancellationToken)
    {
        var (member, message) = (arguments.Id("member"), arguments.Id("message"));
        stage.Playground.People.EditMessage(message, member, arguments.Text("content"));
        return default;
    }

    static ValueTask<JsonNode?> Delete(Stage stage, ActionArguments arguments, CancellationToken cancellationToken)
    {
        var member = arguments.Id("member");
        stage.Playground.People.DeleteMessage(arguments.Id("message"), member);
        return default;
    }

    static async ValueTask<JsonNode?> SetRoleAsync(Stage stage, ActionArguments arguments, CancellationToken cancellationToken)
    {
        var (member, role) = (arguments.Id("member").Value, arguments.Id("role").Value);
        if (arguments.Flag("given"))
            await stage.Discord.AddMemberRoleAsync(stage.Tenant.OwnerId, member, role, auditReason: null, cancellationToken);
        else
            await stage.Discord.RemoveMemberRoleAsync(stage.Tenant.OwnerId, member, role, auditReason: null, cancellationToken);
        return null;
    }

    static ValueTask<JsonNode?> Leave(Stage stage, ActionArguments arguments, CancellationToken cancellationToken)
    {
        stage.Playground.People.Leave(stage.Playground.GuildId, arguments.Id("member"));
        return default;
    }

    static ValueTask<JsonNode?> Id(Snowflake id) => new(JsonValue.Create(id.ToString()));
}
