namespace TemplateWorker.Playground.World;

/// <summary>What happens to a thread when somebody takes part in it. Called under the world's lock.</summary>
static class ThreadActivity
{
    /// <summary>A message takes its author in and the thread out of the archive.</summary>
    public static void MessagePosted(WorldState world, ChannelState channel, User author)
    {
        if (channel.Channel.Thread is not { } thread)
            return;
        Change(channel, thread with { MessageCount = thread.MessageCount + 1 });
        if (thread.IsArchived)
            Archive(world, channel, isArchived: false);
        if (channel.Guild.Members.ContainsKey(author.Id))
            Join(world, channel, author.Id);
    }

    public static void Archive(WorldState world, ChannelState channel, bool isArchived)
    {
        Change(channel, channel.Channel.Thread! with { IsArchived = isArchived, ArchiveChangedAt = world.Now });
        world.Dispatch(ThreadEvents.Updated(world, channel.Channel));
    }

    /// <summary>Lets somebody take part.</summary>
    /// <returns>False when the user did already.</returns>
    public static bool Join(WorldState world, ChannelState channel, Snowflake userId)
    {
        var thread = channel.Channel.Thread!;
        if (thread.Members.ContainsKey(userId))
            return false;
        Change(channel, thread with { Members = thread.Members.Add(userId, world.Now) });
        world.Dispatch(ThreadEvents.MembersChanged(channel, added: userId, removed: null));
        return true;
    }

    /// <summary>Lets somebody take part no more.</summary>
    /// <returns>False when the user did not.</returns>
    public static bool Leave(WorldState world, ChannelState channel, Snowflake userId)
    {
        var thread = channel.Channel.Thread!;
        if (!thread.Members.ContainsKey(userId))
            return false;
        Change(channel, thread with { Members = thread.Members.Remove(userId) });
        world.Dispatch(ThreadEvents.MembersChanged(channel, added: null, removed: userId));
        return true;
    }

    static void Change(ChannelState channel, ThreadDetails thread) => channel.Channel = channel.Channel with { Thread = thread };
}
