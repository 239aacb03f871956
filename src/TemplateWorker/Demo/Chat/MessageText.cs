using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Demo.Chat;

/// <summary>Writes a message on one line: lines joined by <c> / </c>, names for mentions, buttons in brackets.</summary>
static partial class MessageText
{
    const string LineBreak = " / ";

    /// <summary>The line.</summary>
    /// <param name="message">The message.</param>
    /// <param name="world">Where the mentioned are looked up.</param>
    public static string Render(Message message, PlaygroundWorld world)
    {
        var parts = new List<string>();
        if (message.Content.Length > 0)
        {
            parts.Add(message.Content);
        }

        if (message.Embeds is { } embeds)
        {
            parts.AddRange(embeds.EnumerateArray().SelectMany(TextsOf));
        }

        var text = new StringBuilder(string.Join(LineBreak, parts.SelectMany(part => part.Split('\n', StringSplitOptions.RemoveEmptyEntries))));
        foreach (var attachment in message.Attachments)
        {
            text.Append($" <{attachment.FileName}>");
        }

        foreach (var button in message.Buttons)
        {
            text.Append($" [{button.Label}]");
        }

        foreach (var menu in message.Menus)
        {
            var offered = string.Join(", ", menu.Options.Select(option => option.Label));
            text.Append($" [{(menu.Placeholder.Length > 0 ? menu.Placeholder : menu.CustomId)}: {(offered.Length > 0 ? offered : "…")}]");
        }

        return Mention.Replace(text.ToString(), match => NameOf(match, world, message.GuildId) ?? match.Value).Trim();
    }

    static IEnumerable<string> TextsOf(JsonElement embed)
    {
        string?[] texts =
        [
            TextOf(embed, "author", "name"), TextOf(embed, "title"), TextOf(embed, "description"),
            .. embed.TryGetProperty("fields", out var fields) && fields.ValueKind == JsonValueKind.Array
                ? fields.EnumerateArray().Select(field => $"{TextOf(field, "name")}: {TextOf(field, "value")}")
                : [],
            TextOf(embed, "footer", "text"),
        ];
        return texts.OfType<string>().Where(text => text.Length > 0);
    }

    static string? TextOf(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (!element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
    }

    static string? NameOf(Match mention, PlaygroundWorld world, Snowflake guildId)
    {
        if (!Snowflake.TryParse(mention.Groups["id"].Value, out var id))
        {
            return null;
        }

        return mention.Groups["kind"].Value switch
        {
            "#" => world.FindChannel(id) is { } channel ? $"#{channel.Name}" : null,
            "@&" => world.FindGuild(guildId)?.Roles.FirstOrDefault(role => role.Id == id) is { } role ? $"@{role.Name}" : null,
            _ => world.FindUser(id) is { } user ? $"@{user.Username}" : null,
        };
    }

    [GeneratedRegex("<(?<kind>@!?|@&|#)(?<id>[0-9]{1,20})>")]
    static partial Regex Mention { get; }
}
