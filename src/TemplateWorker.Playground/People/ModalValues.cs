using System.Text.Json;
using TemplateWorker.Playground.Components;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.People;

/// <summary>Fills in a form.</summary>
static class ModalValues
{
    // Discord's own longest text.
    const int LongestText = 4000;

    /// <summary>Writes the <c>data</c> of a submitted form.</summary>
    /// <exception cref="PersonActionException">A value is missing, too long, not offered, or belongs to no input.</exception>
    public static byte[] Write(
        OpenModal modal, IReadOnlyDictionary<string, IReadOnlyList<string>> values, ResolvedThings resolved)
    {
        var inputs = ComponentTree.Flatten(modal.Components).Where(component => component.Text("custom_id") is not null).ToList();
        foreach (var name in values.Keys)
        {
            if (!inputs.Exists(input => input.Text("custom_id") == name))
                throw Invalid($"The form has no input \"{name}\".");
        }
        foreach (var input in inputs)
            Check(input, values.GetValueOrDefault(input.Text("custom_id")!) ?? [], resolved);

        return JsonBytes.Write((modal, values, resolved), static (writer, state) =>
        {
            writer.WriteStartObject();
            writer.WriteString("custom_id"u8, state.modal.CustomId);
            writer.WriteStartArray("components"u8);
            foreach (var component in state.modal.Components.EnumerateArray())
                WriteComponent(writer, component, state.values);
            writer.WriteEndArray();
            state.resolved.Write(writer);
            writer.WriteEndObject();
        });
    }

    static void Check(JsonElement input, IReadOnlyList<string> given, ResolvedThings resolved)
    {
        switch (ComponentTree.TypeOf(input))
        {
            case ComponentType.TextInput:
                CheckText(input, given);
                break;
            case ComponentType.Checkbox:
                if (given is not ([] or ["true"] or ["false"]))
                    throw Invalid($"\"{input.Text("custom_id")}\" takes true or false.");
                break;
            default:
                CheckChoice(input, [.. given.Where(value => value.Length > 0)], resolved);
                break;
        }
    }

    static void CheckText(JsonElement input, IReadOnlyList<string> given)
    {
        var name = input.Text("custom_id")!;
        if (given.Count > 1)
            throw Invalid($"\"{name}\" takes one text, not {given.Count}.");
        var value = given is [var text] ? text : input.Text("value") ?? "";
        if (value.Length == 0 && IsRequired(input))
            throw Invalid($"The form needs a value for \"{name}\".");
        var min = value.Length == 0 ? 0 : input.Int32("min_length") ?? 0;
        var max = input.Int32("max_length") ?? LongestText;
        if (value.Length < min || value.Length > max)
            throw Invalid($"\"{name}\" takes {min} to {max} characters, not {value.Length}.");
    }

    static void CheckChoice(JsonElement input, IReadOnlyList<string> given, ResolvedThings resolved)
    {
        var name = input.Text("custom_id")!;
        var type = ComponentTree.TypeOf(input);
        if (given.Count == 0 && IsRequired(input))
            throw Invalid($"The form needs a value for \"{name}\".");
        var max = input.Int32("max_values")
            ?? (type == ComponentType.CheckboxGroup ? input.Items("options")?.GetArrayLength() ?? 0 : 1);
        var min = given.Count == 0 ? 0 : input.Int32("min_values") ?? 1;
        if (given.Count < min || given.Count > max)
            throw Invalid($"\"{name}\" takes {min} to {max} values, not {given.Count}.");
        foreach (var value in given)
        {
            if (!ComponentUse.IsOffered(input, type, value, resolved))
                throw Invalid($"\"{name}\" does not offer \"{value}\".");
        }
    }

    static bool IsRequired(JsonElement input) => input.Member("required") is not { ValueKind: JsonValueKind.False };

    static void WriteComponent(
        Utf8JsonWriter writer, JsonElement component, IReadOnlyDictionary<string, IReadOnlyList<string>> values)
    {
        writer.WriteStartObject();
        writer.WriteElement("type"u8, component.Member("type"));
        if (component.Int32("id") is { } id)
            writer.WriteNumber("id"u8, id);
        if (component.Items("components") is { } children)
        {
            writer.WriteStartArray("components"u8);
            foreach (var child in children.EnumerateArray())
                WriteComponent(writer, child, values);
            writer.WriteEndArray();
        }
        if (component.Member("component") is { } single)
        {
            writer.WritePropertyName("component"u8);
            WriteComponent(writer, single, values);
        }
        if (component.Text("custom_id") is { } name)
            WriteValue(writer, component, name, values.GetValueOrDefault(name) ?? []);
        writer.WriteEndObject();
    }

    static void WriteValue(Utf8JsonWriter writer, JsonElement input, string name, IReadOnlyList<string> given)
    {
        writer.WriteString("custom_id"u8, name);
        switch (ComponentTree.TypeOf(input))
        {
            case ComponentType.TextInput:
                writer.WriteString("value"u8, given is [var text] ? text : input.Text("value") ?? "");
                return;
            case ComponentType.RadioGroup:
                writer.WriteString("value"u8, given is [var chosen] ? chosen : null);
                return;
            case ComponentType.Checkbox:
                writer.WriteBoolean("value"u8, given is ["true"]);
                return;
        }
        writer.WriteStartArray("values"u8);
        foreach (var value in given.Where(value => value.Length > 0))
            writer.WriteStringValue(value);
        writer.WriteEndArray();
    }

    static PersonActionException Invalid(string message) => new(PersonActionFailure.Invalid, message);
}
