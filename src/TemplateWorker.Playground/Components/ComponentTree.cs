using System.Text.Json;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Components;

/// <summary>Walks components as they stand on the wire, nested ones included.</summary>
static class ComponentTree
{
    public static IEnumerable<JsonElement> Flatten(JsonElement? components)
    {
        if (components is not { ValueKind: JsonValueKind.Array } array)
            yield break;

        foreach (var component in array.EnumerateArray())
        {
            yield return component;
            foreach (var child in Children(component))
                yield return child;
        }
    }

    public static ComponentType TypeOf(JsonElement component) =>
        component.Int32("type") is { } type ? (ComponentType)type : default;

    public static JsonElement? FindByCustomId(JsonElement? components, string customId)
    {
        foreach (var component in Flatten(components))
        {
            if (component.Text("custom_id") == customId)
                return component;
        }

        return null;
    }

    public static IReadOnlyList<MessageButton> Buttons(JsonElement? components)
    {
        var buttons = new List<MessageButton>();
        foreach (var component in Flatten(components))
        {
            if (TypeOf(component) == ComponentType.Button && component.Text("custom_id") is { } customId)
                buttons.Add(new MessageButton(component.Text("label") ?? "", customId, component.Flag("disabled")));
        }

        return buttons;
    }

    public static IReadOnlyList<MessageMenu> Menus(JsonElement? components)
    {
        var menus = new List<MessageMenu>();
        foreach (var component in Flatten(components))
        {
            if (TypeOf(component) is ComponentType.StringSelect or ComponentType.UserSelect or ComponentType.RoleSelect
                    or ComponentType.MentionableSelect or ComponentType.ChannelSelect
                && component.Text("custom_id") is { } customId)
                menus.Add(new MessageMenu(customId, component.Text("placeholder") ?? "", Options(component), component.Flag("disabled")));
        }

        return menus;
    }

    /// <summary>What a form asks for, whether its labels stand inside the inputs or around them.</summary>
    public static IReadOnlyList<FormInput> Inputs(JsonElement components)
    {
        var inputs = new List<FormInput>();
        foreach (var component in Flatten(components))
        {
            var isLabel = TypeOf(component) == ComponentType.Label;
            var input = isLabel ? component.Member("component") : component;
            if (input?.Text("custom_id") is { } customId && !inputs.Exists(known => known.CustomId == customId))
                inputs.Add(new FormInput(customId, component.Text("label") ?? ""));
        }

        return inputs;
    }

    /// <summary>
    /// Gives every component without an <c>id</c> the next free one and says what was left to its default, as Discord does
    /// when it stores a message.
    /// </summary>
    public static JsonElement? Stored(JsonElement? components)
    {
        if (components is not { ValueKind: JsonValueKind.Array } array)
            return null;

        var numbers = new ComponentNumbers(Flatten(array));
        var bytes = JsonBytes.Write((array, numbers), static (writer, state) =>
        {
            writer.WriteStartArray();
            foreach (var component in state.array.EnumerateArray())
                WriteWithId(writer, component, state.numbers);
            writer.WriteEndArray();
        });
        return JsonBytes.Parse(bytes);
    }

    static IReadOnlyList<MenuOption> Options(JsonElement menu) => menu.Items("options") is { } options
        ? [.. options.EnumerateArray().Select(option => new MenuOption(option.Text("label") ?? "", option.Text("value") ?? ""))]
        : [];

    static IEnumerable<JsonElement> Children(JsonElement component)
    {
        if (component.ValueKind != JsonValueKind.Object)
            yield break;

        if (component.TryGetProperty("components", out var nested))
        {
            foreach (var child in Flatten(nested))
                yield return child;
        }

        foreach (var name in (string[])["accessory", "component"])
        {
            if (!component.TryGetProperty(name, out var single) || single.ValueKind != JsonValueKind.Object)
                continue;
            yield return single;
            foreach (var child in Children(single))
                yield return child;
        }
    }

    static void WriteWithId(Utf8JsonWriter writer, JsonElement component, ComponentNumbers numbers)
    {
        writer.WriteStartObject();
        if (component.Int32("id") is null or 0)
            writer.WriteNumber("id"u8, numbers.Next());

        foreach (var property in component.EnumerateObject())
        {
            if (property.NameEquals("id"u8) && component.Int32("id") is null or 0)
                continue;

            writer.WritePropertyName(property.Name);
            if (property.NameEquals("components"u8) && property.Value.ValueKind == JsonValueKind.Array)
            {
                writer.WriteStartArray();
                foreach (var child in property.Value.EnumerateArray())
                    WriteWithId(writer, child, numbers);
                writer.WriteEndArray();
            }
            else if ((property.NameEquals("accessory"u8) || property.NameEquals("component"u8))
                && property.Value.ValueKind == JsonValueKind.Object)
            {
                WriteWithId(writer, property.Value, numbers);
            }
            else
            {
                property.Value.WriteTo(writer);
            }
        }

        ComponentDefaults.Write(writer, component);
        writer.WriteEndObject();
    }
}
