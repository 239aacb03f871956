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
    /// <exception cref="PersonActionException">A value is missing, too short, too long, or belongs to no input.</exception>
    public static byte[] Write(OpenModal modal, IReadOnlyDictionary<string, string> values)
    {
        var inputs = ComponentTree.Flatten(modal.Components).Where(component => component.Text("custom_id") is not null).ToList();
        foreach (var name in values.Keys)
        {
            if (!inputs.Exists(input => input.Text("custom_id") == name))
                throw Invalid($"The form has no input \"{name}\".");
        }

        foreach (var input in inputs)
            Check(input, values);
        return JsonBytes.Write((modal, values), static (writer, state) =>
        {
            writer.WriteStartObject();
            writer.WriteString("custom_id"u8, state.modal.CustomId);
            writer.WriteStartArray("components"u8);
            foreach (var component in state.modal.Components.EnumerateArray())
                WriteComponent(writer, component, state.values);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    static void Check(JsonElement input, IReadOnlyDictionary<string, string> values)
    {
        var name = input.Text("custom_id")!;
        var value = values.GetValueOrDefault(name) ?? input.Text("value") ?? "";
        var isRequired = input.Member("required") is not { ValueKind: JsonValueKind.False };
        if (value.Length == 0 && isRequired)
            throw Invalid($"The form needs a value for \"{name}\".");

        var min = value.Length == 0 ? 0 : input.Int32("min_length") ?? 0;
        var max = input.Int32("max_length") ?? LongestText;
        if (value.Length < min || value.Length > max)
            throw Invalid($"\"{name}\" takes {min} to {max} characters, not {value.Length}.");
    }

    static void WriteComponent(Utf8JsonWriter writer, JsonElement component, IReadOnlyDictionary<string, string> values)
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
            WriteValue(writer, component, name, values.GetValueOrDefault(name));
        writer.WriteEndObject();
    }

    static void WriteValue(Utf8JsonWriter writer, JsonElement input, string name, string? value)
    {
        writer.WriteString("custom_id"u8, name);
        if (ComponentTree.TypeOf(input) == ComponentType.TextInput)
        {
            writer.WriteString("value"u8, value ?? input.Text("value") ?? "");
            return;
        }

        writer.WriteStartArray("values"u8);
        if (!string.IsNullOrEmpty(value))
            writer.WriteStringValue(value);
        writer.WriteEndArray();
    }

    static PersonActionException Invalid(string message) => new(PersonActionFailure.Invalid, message);
}
