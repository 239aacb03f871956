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
    /// <param name="guild">Where the mentioned are looked up.</param>
    public static string Render(Message message, Guild? guild)
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

        var text = new StringBuilder(string.Join(LineBreak, parts.SelectMany(part => part.Split('\n'))));
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

        return Mention.Replace(text.ToString(), match => NameOf(match, guild) ?? match.Value).Trim();
    }

    static IEnumerable<string> TextsOf(JsonElement embed)
    {
        foreach (var name in new[] { "title", "description" })
        {
            if (embed.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text)
            {
                yield return text;
            }
        }
    }

    static string? NameOf(Match mention, Guild? guild)
    {
        if (guild is null || !Snowflake.TryParse(mention.Groups["id"].Value, out var id))
        {
            return null;
        }

        return mention.Groups["kind"].Value switch
        {
            "#" => guild.Channels.FirstOrDefault(channel => channel.Id == id) is { } channel ? $"#{channel.Name}" : null,
            "@&" => guild.Roles.FirstOrDefault(role => role.Id == id) is { } role ? $"@{role.Name}" : null,
            _ => guild.Members.FirstOrDefault(member => member.Id == id) is { } member ? $"@{member.User.Username}" : null,
        };
    }

    [GeneratedRegex("<(?<kind>@!?|@&|#)(?<id>[0-9]{1,20})>")]
    static partial Regex Mention { get; }
}
