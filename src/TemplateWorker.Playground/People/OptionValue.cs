using System.Text.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.People;

/// <summary>An option's value as the interaction carries it.</summary>
/// <param name="Name">The option.</param>
/// <param name="Type">Its declared kind.</param>
/// <param name="Value">A string, number or boolean.</param>
/// <param name="IsFocused">True when it is being typed.</param>
sealed record OptionValue(string Name, CommandOptionType Type, JsonElement Value, bool IsFocused)
{
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, Name);
        writer.WriteNumber("type"u8, (int)Type);
        writer.WritePropertyName("value"u8);
        Value.WriteTo(writer);
        if (IsFocused)
            writer.WriteBoolean("focused"u8, true);
        writer.WriteEndObject();
    }
}
