namespace TemplateWorker.Playground.World;

/// <summary>Adds and takes away reactions.</summary>
sealed class ReactionBoard(WorldState world)
{
    /// <summary>Distinct emojis under one message, from Discord's documentation of error 30010.</summary>
    public const int EmojisPerMessage = 20;

    /// <summary>Adds a user's reaction.</summary>
    /// <returns>False when the message already carries too many different emojis.</returns>
    public bool Add(Message message, string emoji, User user)
    {
        lock (world.Gate)
        {
            var current = world.FindMessage(message.ChannelId, message.Id) ?? message;
            var index = IndexOf(current, emoji);
            if (index < 0 && current.Reactions.Length >= EmojisPerMessage)
                return false;
            if (index >= 0 && current.Reactions[index].UserIds.Contains(user.Id))
                return true;

            var reactions = index < 0
                ? current.Reactions.Add(new Reaction(emoji, [user.Id]))
                : current.Reactions.SetItem(index, current.Reactions[index] with
                {
                    UserIds = current.Reactions[index].UserIds.Add(user.Id),
                });
            Store(current with { Reactions = reactions }, user, emoji, isAdded: true);
            world.Dispatch(MessageEvents.ReactionAdded(world, current, emoji, user));
            return true;
        }
    }

    public bool Remove(Message message, string emoji, User user)
    {
        lock (world.Gate)
        {
            var current = world.FindMessage(message.ChannelId, message.Id) ?? message;
            var index = IndexOf(current, emoji);
            if (index < 0 || !current.Reactions[index].UserIds.Contains(user.Id))
                return false;

            var left = current.Reactions[index].UserIds.Remove(user.Id);
            var reactions = left.IsEmpty
                ? current.Reactions.RemoveAt(index)
                : current.Reactions.SetItem(index, current.Reactions[index] with { UserIds = left });
            Store(current with { Reactions = reactions }, user, emoji, isAdded: false);
            world.Dispatch(MessageEvents.ReactionRemoved(current, emoji, user));
            return true;
        }
    }

    /// <summary>Takes all reactions away, or all with one emoji.</summary>
    public void Clear(Message message, string? emoji)
    {
        lock (world.Gate)
        {
            var current = world.FindMessage(message.ChannelId, message.Id) ?? message;
            var left = emoji is null ? [] : current.Reactions.RemoveAll(reaction => reaction.Emoji == emoji);
            if (left.Length == current.Reactions.Length)
                return;
            Store(current with { Reactions = left }, user: null, emoji, isAdded: false);
            world.Dispatch(MessageEvents.ReactionsCleared(current, emoji));
        }
    }

    void Store(Message message, User? user, string? emoji, bool isAdded)
    {
        world.Channels[message.ChannelId].Messages.Replace(message);
        world.Changes.Publish(new WorldChange.ReactionsChanged(message) { User = user, Emoji = emoji, IsAdded = isAdded });
    }
    static int IndexOf(Message message, string emoji)
    {
        for (var index = 0; index < message.Reactions.Length; index++)
        {
            if (message.Reactions[index].Emoji == emoji)
                return index;
        }

        return -1;
    }
}
