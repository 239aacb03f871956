using System.Text.RegularExpressions;
using TemplateWorker.Playground.Components;
using TemplateWorker.Playground.Json;

namespace TemplateWorker.Playground.World;

/// <summary>The text of a message, and the same as people read it.</summary>
static partial class MessageText
{
    /// <summary>The content, or for a message of components alone its text displays, a line each.</summary>
    public static string Of(Message message)
    {
        if (!message.Flags.HasFlag(MessageMarks.ComponentsV2))
            return message.Content;
        var displays = ComponentTree.Flatten(message.Components)
            .Where(component => ComponentTree.TypeOf(component) == ComponentType.TextDisplay)
            .Select(component => component.Text("content"));
        return string.Join('\n', displays);
    }

    /// <summary>The text with the names of members, roles and channels in place of their ids.</summary>
    public static string Readable(GuildState guild, Message message) => Mention.Replace(Of(message), match =>
    {
        var isKnown = Snowflake.TryParse(match.Groups["id"].Value, out var id);
        var name = match.Groups["kind"].Value switch
        {
            "#" => guild.Channels.GetValueOrDefault(id)?.Channel.Name,
            "@&" => guild.Roles.GetValueOrDefault(id)?.Name,
            _ => guild.Members.GetValueOrDefault(id)?.User.Username,
        };
        return isKnown && name is not null ? match.Value[1] + name : match.Value;
    });

    [GeneratedRegex("<(?<kind>@[!&]?|#)(?<id>[0-9]{1,20})>")]
    static partial Regex Mention { get; }
}
