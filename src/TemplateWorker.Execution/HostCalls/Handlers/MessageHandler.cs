using TemplateWorker.Discord.Rest;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Execution.HostCalls.Handlers;

/// <summary>Messages and reactions in the channels of the tenant's guild.</summary>
/// <param name="discord">Discord's REST interface.</param>
/// <param name="guard">Keeps templates to their guild.</param>
sealed class MessageHandler(DiscordRestClient discord, ChannelGuard guard)
{
    /// <summary>Adds the calls of this family.</summary>
    public void AddTo(HostCallMethods methods)
    {
        methods.Add("discord.createMessage", Capability.Messages, RateClass.Message, Create);
        methods.Add("discord.editMessage", Capability.Messages, RateClass.Discord, Edit);
        methods.Add("discord.deleteMessage", Capability.Messages, RateClass.Discord, Delete);
        methods.Add("discord.getMessage", Capability.Messages, RateClass.Discord, Get);
        methods.Add("discord.createReaction", Capability.Reactions, RateClass.Discord, CreateReaction);
        methods.Add("discord.deleteOwnReaction", Capability.Reactions, RateClass.Discord, DeleteOwnReaction);
    }

    ValueTask<ReadOnlyMemory<byte>> Create(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        var body = MessageBody.OfMessage(arguments.Object("body"));
        arguments.End();
        return AnswerAsync(call, channel, () => discord.CreateMessageAsync(channel, body, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Edit(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        var message = arguments.Snowflake("messageId");
        var body = MessageBody.OfMessage(arguments.Object("body"));
        arguments.End();
        return AnswerAsync(call, channel, () => discord.EditMessageAsync(channel, message, body, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Delete(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        var message = arguments.Snowflake("messageId");
        var reason = arguments.OptionalText("reason");
        arguments.End();
        return DoAsync(call, channel, () => discord.DeleteMessageAsync(channel, message, reason, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Get(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        var message = arguments.Snowflake("messageId");
        arguments.End();
        return AnswerAsync(call, channel, () => discord.GetMessageAsync(channel, message, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> CreateReaction(HostCall call, ref ArgumentReader arguments)
    {
        var (channel, message, emoji) = ReadReaction(ref arguments);
        return DoAsync(call, channel, () => discord.CreateReactionAsync(channel, message, emoji, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> DeleteOwnReaction(HostCall call, ref ArgumentReader arguments)
    {
        var (channel, message, emoji) = ReadReaction(ref arguments);
        return DoAsync(call, channel, () => discord.DeleteOwnReactionAsync(channel, message, emoji, call.CancellationToken));
    }

    static (ulong Channel, ulong Message, string Emoji) ReadReaction(ref ArgumentReader arguments)
    {
        var reaction = (arguments.Snowflake("channelId"), arguments.Snowflake("messageId"), arguments.Text("emoji"));
        arguments.End();
        return reaction;
    }

    async ValueTask<ReadOnlyMemory<byte>> AnswerAsync(HostCall call, ulong channel, Func<Task<ReadOnlyMemory<byte>>> ask)
    {
        await guard.CheckAsync(call.Tenant, channel, call.CancellationToken);
        return await ask();
    }

    async ValueTask<ReadOnlyMemory<byte>> DoAsync(HostCall call, ulong channel, Func<Task> act)
    {
        await guard.CheckAsync(call.Tenant, channel, call.CancellationToken);
        await act();
        return default;
    }
}
