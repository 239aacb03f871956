using System.Text.Json;

namespace TemplateWorker.Playground.World;

/// <summary>A command that the bot registered.</summary>
/// <param name="Id">Its id, kept when it is overwritten under the same name.</param>
/// <param name="GuildId">The guild it is for, or null when global.</param>
/// <param name="Type">Its kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">Changes with every change of the definition.</param>
/// <param name="Definition">The definition as the bot sent it.</param>
public sealed record ApplicationCommand(
    Snowflake Id, Snowflake? GuildId, ApplicationCommandType Type, string Name, Snowflake Version, JsonElement Definition)
{
    /// <summary>Its description; empty for commands of menus.</summary>
    public string Description =>
        Definition.TryGetProperty("description", out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()!
            : "";

    internal JsonElement? Options =>
        Definition.TryGetProperty("options", out var options) && options.ValueKind == JsonValueKind.Array
            ? options
            : null;
}
