using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.People;

/// <summary>Finds what a person names, if the person sees it. Called under the world's lock.</summary>
sealed class PeopleAccess(WorldState world)
{
    public GuildState Guild(Snowflake guildId) =>
        world.Guilds.GetValueOrDefault(guildId)
        ?? throw new PersonActionException(PersonActionFailure.NotFound, $"There is no guild {guildId}.");

    public (ChannelState Channel, Member Member) Member(
        Snowflake channelId, Snowflake memberId, GuildPermissions needed)
    {
        var channel = Channel(channelId);
        if (!channel.Guild.Members.TryGetValue(memberId, out var member))
            throw new PersonActionException(
                PersonActionFailure.NotFound, $"There is no member {memberId} in the channel's guild.");
        if (member.User.IsBot)
            throw new PersonActionException(PersonActionFailure.Forbidden, "The bot acts through its API, not as a person.");

        var isReading = (needed & ~(GuildPermissions.ViewChannel | GuildPermissions.ReadMessageHistory)) == 0;
        if (!isReading && member.TimeoutUntil is { } until && until > world.Now)
            throw new PersonActionException(
                PersonActionFailure.Forbidden, $"{member.DisplayName} is timed out until {until:u} and may only read.");
        var permissions = PermissionRules.InChannel(channel.Guild, channel.Channel, member);
        var missing = (GuildPermissions.ViewChannel | needed) & ~permissions;
        return missing == 0
            ? (channel, member)
            : throw new PersonActionException(
                PersonActionFailure.Forbidden,
                $"{member.DisplayName} lacks {missing} in #{channel.Channel.Name}.");
    }

    /// <summary>Refuses to show a channel that is not there, or that the viewer, if there is one, does not see.</summary>
    public void CheckReading(Snowflake channelId, Snowflake? viewerId)
    {
        if (viewerId is { } viewer)
            Member(channelId, viewer, GuildPermissions.ReadMessageHistory);
        else
            Channel(channelId);
    }

    public (Message Message, Member Member) Message(Snowflake messageId, Snowflake memberId)
    {
        foreach (var channel in world.Channels.Values)
        {
            if (channel.Messages.Find(messageId) is not { } message || !message.IsVisibleTo(memberId))
                continue;
            return (message, Member(message.ChannelId, memberId, GuildPermissions.ViewChannel).Member);
        }

        throw new PersonActionException(
            PersonActionFailure.NotFound, $"There is no message {messageId} that this member sees.");
    }

    ChannelState Channel(Snowflake channelId) =>
        world.Channels.GetValueOrDefault(channelId)
        ?? throw new PersonActionException(PersonActionFailure.NotFound, $"There is no channel {channelId}.");
}
