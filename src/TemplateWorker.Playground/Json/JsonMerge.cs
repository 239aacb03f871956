using System.Text.Json;

namespace TemplateWorker.Playground.Json;

/// <summary>Puts what a change says over what there was.</summary>
static class JsonMerge
{
    /// <summary>Takes the members of a change, and those of the first object that the change does not speak of.</summary>
    public static JsonElement Merge(JsonElement before, JsonElement change) =>
        JsonBytes.Parse(JsonBytes.Write((before, change), static (writer, state) =>
        {
            writer.WriteStartObject();
            foreach (var property in state.before.EnumerateObject())
            {
                if (!state.change.TryGetProperty(property.Name, out _))
                    property.WriteTo(writer);
            }
            foreach (var property in state.change.EnumerateObject())
                property.WriteTo(writer);
            writer.WriteEndObject();
        }));

    /// <summary>An object without one of its members.</summary>
    public static JsonElement Without(JsonElement body, string name) =>
        JsonBytes.Parse(JsonBytes.Write((body, name), static (writer, state) =>
        {
            writer.WriteStartObject();
            foreach (var property in state.body.EnumerateObject())
            {
                if (property.Name != state.name)
                    property.WriteTo(writer);
            }
            writer.WriteEndObject();
        }));
}
