using TemplateWorker.Demo.Conversations;
using TemplateWorker.Playground;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Demo.Chat;

/// <summary>Tells what the bot does in the guild as lines of a transcript.</summary>
/// <param name="playground">Where it does so.</param>
sealed class ChatView(PlaygroundServer playground)
{
    // What happened in a channel may be told when the bot has already removed it.
    readonly Dictionary<Snowflake, GuildChannel> _opened = [];

    /// <summary>The line for a change, or null when the bot did not cause it or nobody would notice it.</summary>
    public TranscriptLine? Describe(WorldChange change)
    {
        if (change is WorldChange.ChannelAdded added)
        {
            _opened[added.Channel.Id] = added.Channel;
        }

        var text = change switch
        {
            WorldChange.MessageCreated { Message: { Author.IsBot: true, IsThinking: false } message } => Describe(message),
            WorldChange.MessageUpdated { Message: { Author.IsBot: true, IsThinking: false } message, Before: var before } =>
                DescribeUpdate(message, before),
            WorldChange.MessageDeleted { Message: var message, MemberId: null } => $"(deleted) {message.Author.Username}'s message",
            WorldChange.ReactionsChanged { User.IsBot: true, IsAdded: true, Emoji: { } emoji, Message: var message } =>
                $"(reacts {emoji} to {message.Author.Username})",
            WorldChange.ReactionsChanged { User.IsBot: true, Emoji: { } emoji, Message: var message } =>
                $"(unreacts {emoji} to {message.Author.Username})",
            WorldChange.MemberLeft { Departure: Departure.Kicked, Member: var member } => $"(kicks {member.User.Username})",
            WorldChange.MemberLeft { Departure: Departure.Banned, Member: var member } => $"(bans {member.User.Username})",
            WorldChange.ChannelAdded { Channel: var channel } => $"(opens #{channel.Name})",
            WorldChange.ChannelChanged { Channel.Thread.IsArchived: true, Before.Thread.IsArchived: false, Channel: var channel } =>
                $"(closes #{channel.Name})",
            WorldChange.ChannelRemoved { Channel: var channel } => $"(deletes #{channel.Name})",
            WorldChange.ChoicesOffered offered => $"(offers {string.Join(", ", offered.Choices.Select(choice => choice.Name))})",
            WorldChange.MemberChanged { Member: var member, Before: var before } => DescribeMember(member, before),
            WorldChange.ModalOpened { Modal: var form } => $"(only {NameOf(form.MemberId)}) form \"{form.Title}\"",
            WorldChange.InteractionTimedOut late => $"(did not answer {NameOf(late.MemberId)} within 3 seconds)",
            _ => null,
        };
        return text is null ? null : new TranscriptLine(ConversationParser.Bot, text);
    }

    string? DescribeUpdate(Message message, Message before)
    {
        if (before.IsThinking)
        {
            return Describe(message);
        }

        var (now, then) = (MessageText(message), MessageText(before));
        return now == then ? null : Audience(message) + "(edited) " + now;
    }

    // Names change silently; roles and time-outs are what a community talks about.
    string? DescribeMember(Member member, Member before)
    {
        var name = member.User.Username;
        var told = member.Roles.Except(before.Roles).Select(role => $"gives {name} @{RoleName(role)}")
            .Concat(before.Roles.Except(member.Roles).Select(role => $"takes @{RoleName(role)} from {name}"))
            .ToList();
        if (member.TimeoutUntil != before.TimeoutUntil)
        {
            told.Add(member.TimeoutUntil is null ? $"ends the time-out of {name}" : $"times {name} out");
        }

        return told.Count == 0 ? null : $"({string.Join(", ", told)})";
    }

    string Describe(Message message) => Audience(message) + MessageText(message);

    string Audience(Message message)
    {
        var only = message.VisibleTo is { } viewer ? $"(only {NameOf(viewer)}) " : "";
        var elsewhere = message.ChannelId == playground.ChannelId ? "" : $"({PlaceOf(message.ChannelId)}) ";
        return elsewhere + only;
    }

    string MessageText(Message message) => Chat.MessageText.Render(message, playground.World);

    string PlaceOf(Snowflake id) => (playground.World.FindChannel(id) ?? _opened.GetValueOrDefault(id)) switch
    {
        null => $"in {id}",
        { Type: ChannelType.Direct } channel => $"to {channel.Name}",
        { } channel => $"in #{channel.Name}",
    };

    string RoleName(Snowflake id) =>
        playground.World.FindGuild(playground.GuildId)?.Roles.FirstOrDefault(role => role.Id == id)?.Name ?? id.ToString();

    string NameOf(Snowflake id) => playground.World.FindUser(id)?.Username ?? id.ToString();
}
