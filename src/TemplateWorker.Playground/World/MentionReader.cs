using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TemplateWorker.Playground.World;

/// <summary>Finds whom a message notifies.</summary>
static partial class MentionReader
{
    public static Message Apply(Message message, ChannelState channel, AllowedMentions allowed, Member? repliedTo)
    {
        var text = MessageText.Of(message);
        var users = ImmutableArray.CreateBuilder<Member>();
        if (repliedTo is not null && allowed.RepliedUser)
            users.Add(repliedTo);

        if (!text.Contains('@', StringComparison.Ordinal))
            return message with { Mentions = users.ToImmutable(), MentionedRoles = [], MentionsEveryone = false };

        var roles = ImmutableArray.CreateBuilder<Snowflake>();
        foreach (var match in MentionPattern.EnumerateMatches(text))
        {
            var isRole = text[match.Index + 2] == '&';
            var digits = text.AsSpan(match.Index, match.Length).Trim("<@!&>").ToString();
            if (!Snowflake.TryParse(digits, out var id))
                continue;
            if (isRole && allowed.AllowsRole(id) && channel.Guild.Roles.ContainsKey(id) && !roles.Contains(id))
                roles.Add(id);
            else if (!isRole && allowed.AllowsUser(id) && channel.Guild.Members.TryGetValue(id, out var member)
                && !users.Contains(member))
                users.Add(member);
        }

        return message with
        {
            Mentions = users.ToImmutable(),
            MentionedRoles = roles.ToImmutable(),
            MentionsEveryone = allowed.Everyone && EveryonePattern.IsMatch(text) && MayMentionEveryone(message, channel),
        };
    }

    static bool MayMentionEveryone(Message message, ChannelState channel) =>
        channel.Guild.Members.TryGetValue(message.Author.Id, out var author)
        && PermissionRules.InChannel(channel.Guild, channel.Channel, author).HasFlag(GuildPermissions.MentionEveryone);

    [GeneratedRegex("<@[!&]?[0-9]{1,20}>")]
    static partial Regex MentionPattern { get; }

    [GeneratedRegex("@(everyone|here)\\b")]
    static partial Regex EveryonePattern { get; }
}
