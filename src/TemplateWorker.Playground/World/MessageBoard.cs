using TemplateWorker.Playground.Components;

namespace TemplateWorker.Playground.World;

/// <summary>Posts, changes and removes messages; each change reaches the gateway and those who watch.</summary>
sealed class MessageBoard(WorldState world)
{
    public Message Post(MessageDraft draft)
    {
        lock (world.Gate)
        {
            var channel = world.Channels[draft.ChannelId];
            var referenced = draft.RepliesTo is { } id ? channel.Messages.Find(id) : null;
            var message = new Message
            {
                Id = draft.Id ?? world.Ids.Next(),
                ChannelId = draft.ChannelId,
                GuildId = channel.Guild.Id,
                Author = draft.Author,
                Content = draft.Content,
                CreatedAt = world.Now,
                Type = draft.Type,
                Flags = draft.Flags,
                IsTts = draft.IsTts,
                Embeds = draft.Embeds,
                Components = ComponentTree.Stored(draft.Components),
                Attachments = draft.Attachments,
                Reference = draft.RepliesTo is { } target
                    ? new MessageReference(target, draft.ChannelId, channel.Guild.Id)
                    : null,
                Origin = draft.Origin,
                VisibleTo = draft.VisibleTo,
                WebhookId = draft.WebhookId,
                Nonce = draft.Nonce,
            };
            var repliedTo = referenced is null ? null : channel.Guild.Members.GetValueOrDefault(referenced.Author.Id);
            message = MentionReader.Apply(message, channel, draft.AllowedMentions, repliedTo);

            channel.Messages.Append(message);
            if (!message.IsEphemeral)
            {
                channel.Channel = channel.Channel with { LastMessageId = message.Id };
                ThreadActivity.MessagePosted(world, channel, draft.Author);
                world.Dispatch(MessageEvents.Created(world, message));
            }

            world.Changes.Publish(new WorldChange.MessageCreated(message));
            return message;
        }
    }

    public Message? Edit(Snowflake channelId, Snowflake messageId, MessageEdit edit)
    {
        lock (world.Gate)
        {
            if (!world.Channels.TryGetValue(channelId, out var channel)
                || channel.Messages.Find(messageId) is not { } before)
                return null;

            var after = before with
            {
                Content = edit.Content ?? before.Content,
                Embeds = edit.Embeds ?? before.Embeds,
                Components = edit.Components is { } components ? ComponentTree.Stored(components) : before.Components,
                Attachments = edit.Attachments ?? before.Attachments,
                Flags = edit.Flags ?? before.Flags,
                EditedAt = edit.MarksEdited ? world.Now : before.EditedAt,
                Nonce = null,
            };
            if (edit.Content is not null || edit.Components is not null)
                after = MentionReader.Apply(after, channel, edit.AllowedMentions, repliedTo: null);

            channel.Messages.Replace(after);
            if (!after.IsEphemeral)
                world.Dispatch(MessageEvents.Updated(world, after));
            world.Changes.Publish(new WorldChange.MessageUpdated(after, before));
            return after;
        }
    }

    public Message? Delete(Snowflake channelId, Snowflake messageId, Snowflake? memberId = null)
    {
        lock (world.Gate)
        {
            if (!world.Channels.TryGetValue(channelId, out var channel)
                || channel.Messages.Find(messageId) is not { } message)
                return null;

            channel.Messages.Remove(messageId);
            if (!message.IsEphemeral)
                world.Dispatch(MessageEvents.Deleted(message));
            world.Changes.Publish(new WorldChange.MessageDeleted(message) { MemberId = memberId });
            return message;
        }
    }

    /// <summary>Removes several messages of a channel at once; those that are not there are passed over.</summary>
    public void BulkDelete(ChannelState channel, IReadOnlyList<Snowflake> messageIds)
    {
        lock (world.Gate)
        {
            var removed = messageIds.Select(channel.Messages.Find).OfType<Message>().ToList();
            foreach (var message in removed)
                channel.Messages.Remove(message.Id);
            world.Dispatch(MessageEvents.BulkDeleted(channel, [.. removed.Select(message => message.Id)]));
            foreach (var message in removed)
                world.Changes.Publish(new WorldChange.MessageDeleted(message));
        }
    }

    /// <summary>Pins a message, or takes its pin away.</summary>
    public void Pin(ChannelState channel, Message message, bool isPinned)
    {
        lock (world.Gate)
        {
            Replace(channel, message, message with { PinnedAt = isPinned ? world.Now : null });
            var lastPin = channel.Messages.All.Max(candidate => candidate.PinnedAt);
            channel.Channel = channel.Channel with { LastPinAt = lastPin };
            world.Dispatch(MessageEvents.PinsChanged(channel));
        }
    }

    /// <summary>Sets a flag of a message that no edit can set.</summary>
    public Message Mark(ChannelState channel, Message message, MessageMarks mark)
    {
        lock (world.Gate)
            return Replace(channel, message, message with { Flags = message.Flags | mark });
    }

    Message Replace(ChannelState channel, Message before, Message after)
    {
        channel.Messages.Replace(after);
        world.Dispatch(MessageEvents.Updated(world, after));
        world.Changes.Publish(new WorldChange.MessageUpdated(after, before));
        return after;
    }

    public void StartTyping(ChannelState channel, User user)
    {
        lock (world.Gate)
        {
            world.Dispatch(MessageEvents.Typing(channel, user, world.Now));
            world.Changes.Publish(new WorldChange.TypingStarted(channel.Channel.Id, user));
        }
    }
}
