using System.Globalization;

namespace TemplateWorker.Playground.World;

/// <summary>The text by which an emoji is named. Called under the world's lock.</summary>
static class EmojiText
{
    /// <summary>Reads a Unicode emoji, or <c>name:id</c> of a guild's own.</summary>
    /// <returns>The emoji as the playground keeps it; null when there is none such.</returns>
    public static string? Read(WorldState world, string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon >= 0)
            return Snowflake.TryParse(text[(colon + 1)..], out var id) ? OfGuild(world, id) : null;
        // A word in ASCII letters is no emoji, unless it ends in the mark of a keycap.
        var isWord = text.Length > 0 && char.IsAsciiLetterOrDigit(text[0]) && !text.Contains('\u20E3', StringComparison.Ordinal);
        return text.Length == 0 || isWord || CharUnicodeInfo.GetUnicodeCategory(text, 0) == UnicodeCategory.SpaceSeparator
            ? null
            : text;
    }

    // Whatever name is given, the id decides.
    static string? OfGuild(WorldState world, Snowflake id)
    {
        foreach (var guild in world.Guilds.Values)
        {
            if (guild.Emojis.TryGetValue(id, out var emoji))
                return $"{emoji.Name}:{emoji.Id}";
        }
        return null;
    }
}
