using TemplateWorker.Discord.Rest;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Execution.HostCalls.Handlers;

/// <summary>The own emojis of the tenant's guild.</summary>
/// <param name="discord">Discord's REST interface.</param>
sealed class EmojiHandler(DiscordRestClient discord)
{
    /// <summary>Adds the calls of this family.</summary>
    public void AddTo(HostCallMethods methods)
    {
        methods.Add("discord.listEmojis", Capability.Emojis, RateClass.Discord, List);
        methods.Add("discord.getEmoji", Capability.Emojis, RateClass.Discord, Get);
        methods.Add("discord.createEmoji", Capability.Emojis, RateClass.Discord, Create);
        methods.Add("discord.editEmoji", Capability.Emojis, RateClass.Discord, Edit);
        methods.Add("discord.deleteEmoji", Capability.Emojis, RateClass.Discord, Delete);
    }

    ValueTask<ReadOnlyMemory<byte>> List(HostCall call, ref ArgumentReader arguments)
    {
        arguments.End();
        return new(discord.GetEmojisAsync(GuildScope.Of(call), call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Get(HostCall call, ref ArgumentReader arguments)
    {
        var emoji = arguments.Snowflake("emojiId");
        arguments.End();
        return new(discord.GetEmojiAsync(GuildScope.Of(call), emoji, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Create(HostCall call, ref ArgumentReader arguments)
    {
        var body = arguments.Body("body", RequestBody.MostBytesWithImage);
        var reason = arguments.Reason();
        arguments.End();
        return new(discord.CreateEmojiAsync(GuildScope.Of(call), body, reason, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Edit(HostCall call, ref ArgumentReader arguments)
    {
        var emoji = arguments.Snowflake("emojiId");
        var body = arguments.Body("body");
        var reason = arguments.Reason();
        arguments.End();
        return new(discord.EditEmojiAsync(GuildScope.Of(call), emoji, body, reason, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Delete(HostCall call, ref ArgumentReader arguments)
    {
        var emoji = arguments.Snowflake("emojiId");
        var reason = arguments.Reason();
        arguments.End();
        return GuildScope.DoneAsync(discord.DeleteEmojiAsync(GuildScope.Of(call), emoji, reason, call.CancellationToken));
    }
}
