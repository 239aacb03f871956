using System.Text.Json;
using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.Json;

namespace TemplateWorker.Playground.World;

/// <summary>Makes, changes and removes channels and threads. Called under the world's lock.</summary>
sealed class ChannelRegistry(WorldState world, AuditLog audit)
{
    public ChannelState Add(GuildState guild, GuildChannel channel, string? reason)
    {
        var state = new ChannelState(guild, channel, world.Options.MessagesPerChannel);
        guild.Channels[channel.Id] = state;
        world.Channels[channel.Id] = state;
        world.Dispatch(Event("CHANNEL_CREATE", channel));
        world.Changes.Publish(new WorldChange.ChannelAdded(channel));
        audit.Add(guild, AuditAction.ChannelCreate, channel.Id, reason, AuditLogJson.Changes(null, Bytes(channel)));
        return state;
    }

    public ChannelState AddThread(GuildState guild, GuildChannel thread, string? reason)
    {
        var state = new ChannelState(guild, thread, world.Options.MessagesPerChannel);
        guild.Threads[thread.Id] = state;
        world.Channels[thread.Id] = state;
        world.Dispatch(ThreadEvents.Created(world, thread));
        world.Changes.Publish(new WorldChange.ChannelAdded(thread));
        audit.Add(guild, AuditAction.ThreadCreate, thread.Id, reason, AuditLogJson.Changes(null, Bytes(thread)));
        return state;
    }

    /// <summary>Changes what a channel gives to one role or member.</summary>
    public void ReplaceOverwrites(
        ChannelState state, GuildChannel after, PermissionOverwrite changed, string? reason, AuditAction action)
    {
        var kind = changed.IsMember ? "1" : "0";
        var name = state.Guild.Roles.GetValueOrDefault(changed.TargetId)?.Name ?? "";
        Replace(state, after, reason, action, changed.IsMember
            ? AuditLogJson.Options(("id", changed.TargetId.ToString()), ("type", kind))
            : AuditLogJson.Options(("id", changed.TargetId.ToString()), ("type", kind), ("role_name", name)));
    }

    public void Replace(
        ChannelState state, GuildChannel after, string? reason, AuditAction? action = null, JsonElement? options = null)
    {
        var before = state.Channel;
        if (before == after)
            return;
        state.Channel = after;
        var isThread = after.Thread is not null;
        world.Dispatch(isThread ? ThreadEvents.Updated(world, after) : Event("CHANNEL_UPDATE", after));
        world.Changes.Publish(new WorldChange.ChannelChanged(after, before));
        audit.Add(
            state.Guild,
            action ?? (isThread ? AuditAction.ThreadUpdate : AuditAction.ChannelUpdate),
            after.Id,
            reason,
            AuditLogJson.Changes(Bytes(before), Bytes(after)),
            options);
    }

    public void Remove(ChannelState state, string? reason)
    {
        var (guild, channel) = (state.Guild, state.Channel);
        world.Channels.Remove(channel.Id);
        world.Changes.Publish(new WorldChange.ChannelRemoved(channel));
        if (channel.Thread is not null)
        {
            guild.Threads.Remove(channel.Id);
            world.Dispatch(ThreadEvents.Deleted(channel));
            audit.Add(guild, AuditAction.ThreadDelete, channel.Id, reason, AuditLogJson.Changes(Bytes(channel), null));
            return;
        }
        guild.Channels.Remove(channel.Id);
        RemoveDependants(guild, channel.Id);
        world.Dispatch(Event("CHANNEL_DELETE", channel));
        audit.Add(guild, AuditAction.ChannelDelete, channel.Id, reason, AuditLogJson.Changes(Bytes(channel), null));
    }

    void RemoveDependants(GuildState guild, Snowflake channelId)
    {
        foreach (var thread in guild.Threads.Values.Where(thread => thread.Channel.ParentId == channelId).ToList())
        {
            guild.Threads.Remove(thread.Channel.Id);
            world.Channels.Remove(thread.Channel.Id);
        }
        foreach (var child in guild.Channels.Values.Where(child => child.Channel.ParentId == channelId))
        {
            child.Channel = child.Channel with { ParentId = null };
            world.Dispatch(Event("CHANNEL_UPDATE", child.Channel));
        }
        foreach (var webhook in guild.Webhooks.Values.Where(webhook => webhook.ChannelId == channelId).ToList())
            guild.Webhooks.Remove(webhook.Id);
        foreach (var invite in guild.Invites.Values.Where(invite => invite.ChannelId == channelId).ToList())
            guild.Invites.Remove(invite.Code);
    }

    static GatewayEvent Event(string name, GuildChannel channel) =>
        GatewayEvent.Of(name, GatewayIntents.Guilds, channel.GuildId, channel, ChannelJson.Write);

    static byte[] Bytes(GuildChannel channel) => JsonBytes.Write(channel, ChannelJson.Write);
}
