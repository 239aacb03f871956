using System.Text.Json;
using TemplateWorker.Playground.Components;
using TemplateWorker.Playground.Interactions;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.People;

/// <summary>Turns clicks, choices in menus and submitted forms into interactions.</summary>
sealed class ComponentUse(WorldState world, InteractionDesk desk, PeopleAccess access)
{
    public Snowflake Click(Snowflake messageId, Snowflake memberId, string customId, IReadOnlyList<string> values)
    {
        lock (world.Gate)
        {
            var (message, member) = access.Message(messageId, memberId);
            var component = ComponentTree.FindByCustomId(message.Components, customId)
                ?? throw NotFound($"Message {messageId} has no component \"{customId}\"; it has: {Known(message)}.");
            if (component.Flag("disabled"))
                throw new PersonActionException(PersonActionFailure.Forbidden, $"\"{customId}\" is disabled.");

            var channel = world.Channels[message.ChannelId];
            var resolved = new ResolvedThings(world, channel);
            CheckValues(component, customId, values, resolved);
            var data = JsonBytes.Write((component, customId, values, resolved), static (writer, state) =>
                WriteData(writer, state.component, state.customId, state.values, state.resolved));
            return desk.Open(
                (id, token, now) => new Interaction(id, token, InteractionType.Component, channel, member, now)
                {
                    Source = message,
                },
                data).Id;
        }
    }

    public OpenModal? FindOpenForm(Snowflake memberId) => desk.FindFormBefore(memberId)?.Modal;

    public Snowflake Submit(
        Snowflake interactionId, Snowflake memberId, IReadOnlyDictionary<string, IReadOnlyList<string>> values)
    {
        lock (world.Gate)
        {
            var opened = desk.FindModal(interactionId);
            if (opened?.Modal is not { } modal || modal.MemberId != memberId)
                throw NotFound($"Interaction {interactionId} opened no form before member {memberId}.");

            var data = ModalValues.Write(modal, values, new ResolvedThings(world, opened.Channel));
            opened.Modal = null;
            return desk.Open(
                (id, token, now) => new Interaction(
                    id, token, InteractionType.ModalSubmit, opened.Channel, opened.Member, now)
                {
                    Source = opened.Source,
                },
                data).Id;
        }
    }

    static void WriteData(
        Utf8JsonWriter writer, JsonElement component, string customId, IReadOnlyList<string> values, ResolvedThings resolved)
    {
        var type = ComponentTree.TypeOf(component);
        writer.WriteStartObject();
        writer.WriteNumber("id"u8, component.Int32("id") ?? 0);
        writer.WriteString("custom_id"u8, customId);
        writer.WriteNumber("component_type"u8, (int)type);
        if (type != ComponentType.Button)
        {
            writer.WriteStartArray("values"u8);
            foreach (var value in values)
                writer.WriteStringValue(value);
            writer.WriteEndArray();
            resolved.Write(writer);
        }

        writer.WriteEndObject();
    }

    static void CheckValues(
        JsonElement component, string customId, IReadOnlyList<string> values, ResolvedThings resolved)
    {
        var type = ComponentTree.TypeOf(component);
        if (type == ComponentType.Button)
        {
            if (values.Count > 0)
                throw Invalid($"\"{customId}\" is a button: it takes no values.");
            return;
        }

        var min = component.Int32("min_values") ?? 1;
        var max = component.Int32("max_values") ?? 1;
        if (values.Count < min || values.Count > max)
            throw Invalid($"\"{customId}\" takes {min} to {max} values, not {values.Count}.");
        foreach (var value in values)
        {
            if (!IsOffered(component, type, value, resolved))
                throw Invalid($"\"{customId}\" does not offer \"{value}\".");
        }
    }

    /// <summary>Whether a menu offers a value; what it names is then resolved.</summary>
    public static bool IsOffered(JsonElement component, ComponentType type, string value, ResolvedThings resolved)
    {
        if (type is ComponentType.StringSelect or ComponentType.RadioGroup or ComponentType.CheckboxGroup)
            return component.Items("options") is { } options
                && options.EnumerateArray().Any(option => option.Text("value") == value);
        if (!Snowflake.TryParse(value, out var id))
            return false;
        return type switch
        {
            ComponentType.UserSelect => resolved.AddMember(id),
            ComponentType.RoleSelect => resolved.AddRole(id),
            ComponentType.ChannelSelect => resolved.AddChannel(id),
            ComponentType.MentionableSelect => resolved.AddMember(id) || resolved.AddRole(id),
            _ => false,
        };
    }

    static string Known(Message message)
    {
        var ids = ComponentTree.Flatten(message.Components).Select(c => c.Text("custom_id")).OfType<string>().ToList();
        return ids.Count == 0 ? "none" : string.Join(", ", ids);
    }

    static PersonActionException NotFound(string message) => new(PersonActionFailure.NotFound, message);

    static PersonActionException Invalid(string message) => new(PersonActionFailure.Invalid, message);
}
