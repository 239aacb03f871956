using TemplateWorker.Discord.Rest;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Execution.HostCalls.Handlers;

/// <summary>Reactions to messages in the channels of the tenant's guild.</summary>
/// <param name="discord">Discord's REST interface.</param>
/// <param name="scope">Keeps templates to their guild.</param>
sealed class ReactionHandler(DiscordRestClient discord, GuildScope scope)
{
    // Types of reactions: 0 normal, 1 burst.
    static readonly QueryShape Page = new(
        "discord.listReactions", QueryField.Id("after"), QueryField.Limit(100), QueryField.Number("type", 0, 1));

    /// <summary>Adds the calls of this family.</summary>
    public void AddTo(HostCallMethods methods)
    {
        methods.Add("discord.createReaction", Capability.Reactions, RateClass.Discord, Create);
        methods.Add("discord.deleteOwnReaction", Capability.Reactions, RateClass.Discord, DeleteOwn);
        methods.Add("discord.deleteUserReaction", Capability.Reactions, RateClass.Discord, DeleteOfUser);
        methods.Add("discord.listReactions", Capability.Reactions, RateClass.Discord, List);
        methods.Add("discord.deleteAllReactions", Capability.Reactions, RateClass.Discord, DeleteAll);
        methods.Add("discord.deleteEmojiReactions", Capability.Reactions, RateClass.Discord, DeleteOfEmoji);
    }

    ValueTask<ReadOnlyMemory<byte>> Create(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        var message = arguments.Snowflake("messageId");
        var emoji = arguments.Text("emoji");
        arguments.End();
        return scope.DoAsync(call, channel, () => discord.CreateReactionAsync(channel, message, emoji, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> DeleteOwn(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        var message = arguments.Snowflake("messageId");
        var emoji = arguments.Text("emoji");
        arguments.End();
        return scope.DoAsync(call, channel, () =>
            discord.DeleteOwnReactionAsync(channel, message, emoji, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> DeleteOfUser(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        var message = arguments.Snowflake("messageId");
        var emoji = arguments.Text("emoji");
        var user = arguments.Snowflake("userId");
        arguments.End();
        return scope.DoAsync(call, channel, () =>
            discord.DeleteUserReactionAsync(channel, message, emoji, user, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> List(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        var message = arguments.Snowflake("messageId");
        var emoji = arguments.Text("emoji");
        var query = Page.Read(ref arguments);
        arguments.End();
        return scope.AskAsync(call, channel, () =>
            discord.GetReactionsAsync(channel, message, emoji, query, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> DeleteAll(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        var message = arguments.Snowflake("messageId");
        arguments.End();
        return scope.DoAsync(call, channel, () => discord.DeleteAllReactionsAsync(channel, message, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> DeleteOfEmoji(HostCall call, ref ArgumentReader arguments)
    {
        var channel = arguments.Snowflake("channelId");
        var message = arguments.Snowflake("messageId");
        var emoji = arguments.Text("emoji");
        arguments.End();
        return scope.DoAsync(call, channel, () =>
            discord.DeleteEmojiReactionsAsync(channel, message, emoji, call.CancellationToken));
    }
}
