using TemplateWorker.Discord.Rest;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Execution.HostCalls.Handlers;

/// <summary>The tenant's guild and its channels.</summary>
/// <param name="discord">Discord's REST interface.</param>
/// <param name="scope">Keeps templates to their guild.</param>
sealed class ChannelHandler(DiscordRestClient discord, GuildScope scope)
{
    /// <summary>Adds the calls of this family.</summary>
    public void AddTo(HostCallMethods methods)
    {
        methods.Add("discord.getGuild", capability: null, RateClass.Discord, GetGuild);
        methods.Add("discord.listChannels", capability: null, RateClass.Discord, List);
        methods.Add("discord.getChannel", capability: null, RateClass.Discord, Get);
        methods.Add("discord.createChannel", Capability.Channels, RateClass.Discord, Create);
        methods.Add("discord.editChannel", capability: null, RateClass.Discord, Edit);
        methods.Add("discord.deleteChannel", capability: null, RateClass.Discord, Delete);
        methods.Add("discord.editChannelPermissions", Capability.Channels, RateClass.Discord, EditPermissions);
        methods.Add("discord.deleteChannelPermissions", Capability.Channels, RateClass.Discord, DeletePermissions);
    }

    ValueTask<ReadOnlyMemory<byte>> GetGuild(HostCall call, ref ArgumentReader arguments)
    {
        arguments.End();
        return new(discord.GetGuildAsync(GuildScope.Of(call), call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> List(HostCall call, ref ArgumentReader arguments)
    {
        arguments.End();
        return new(discord.GetGuildChannelsAsync(GuildScope.Of(call), call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Get(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        arguments.End();
        return scope.AskAsync(call, channel, () => discord.GetChannelAsync(channel, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Create(HostCall call, ref ArgumentReader arguments)
    {
        var body = arguments.Body("body");
        var reason = arguments.Reason();
        arguments.End();
        return new(discord.CreateChannelAsync(GuildScope.Of(call), body, reason, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Edit(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        var body = arguments.Body("body");
        var reason = arguments.Reason();
        arguments.End();
        return ChangeAsync(call, "discord.editChannel", channel, () =>
            discord.EditChannelAsync(channel, body, reason, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Delete(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        var reason = arguments.Reason();
        arguments.End();
        return ChangeAsync(call, "discord.deleteChannel", channel, () =>
            discord.DeleteChannelAsync(channel, reason, call.CancellationToken));
    }

    // A thread may be changed by those who may have threads; what else it is shows only after it was looked up.
    async ValueTask<ReadOnlyMemory<byte>> ChangeAsync(
        HostCall call, string method, ulong channel, Func<Task<ReadOnlyMemory<byte>>> change)
    {
        var capabilities = call.Template.Capabilities;
        if (!capabilities.Allows(Capability.Channels) && !capabilities.Allows(Capability.Threads))
            call.Require(method, Capability.Channels);
        await scope.CheckAsync(call, [channel]);
        if (!(scope.IsThread(channel) && capabilities.Allows(Capability.Threads)))
            call.Require(method, Capability.Channels);
        return await change();
    }

    ValueTask<ReadOnlyMemory<byte>> EditPermissions(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        var overwrite = arguments.Snowflake("overwriteId");
        var body = arguments.Body("overwrite");
        var reason = arguments.Reason();
        arguments.End();
        return scope.DoAsync(call, channel, () =>
            discord.EditChannelPermissionsAsync(channel, overwrite, body, reason, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> DeletePermissions(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        var overwrite = arguments.Snowflake("overwriteId");
        var reason = arguments.Reason();
        arguments.End();
        return scope.DoAsync(call, channel, () =>
            discord.DeleteChannelPermissionsAsync(channel, overwrite, reason, call.CancellationToken));
    }
}
