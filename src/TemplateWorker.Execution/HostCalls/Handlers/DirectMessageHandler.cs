using System.Collections.Concurrent;
using System.Net;
using TemplateWorker.Discord;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Execution.HostCalls.Handlers;

/// <summary>Direct messages to members of the tenant's guild.</summary>
/// <param name="discord">Discord's REST interface.</param>
/// <param name="scope">Keeps templates to their guild.</param>
sealed class DirectMessageHandler(DiscordRestClient discord, GuildScope scope)
{
    // The channel of a user never changes, so it is asked for once as long as there is room.
    const int MostChannels = 50_000;

    readonly ConcurrentDictionary<ulong, ulong> _channels = new();

    /// <summary>Adds the calls of this family.</summary>
    public void AddTo(HostCallMethods methods) =>
        methods.Add("discord.createDirectMessage", Capability.DirectMessages, RateClass.Message, Create, isShared: true, takesFiles: true);

    ValueTask<ReadOnlyMemory<byte>> Create(HostCall call, ref ArgumentReader arguments)
    {
        var user = arguments.Snowflake("userId");
        var body = arguments.Body("body");
        var message = MessageFiles.Read(ref arguments, MessageBody.OfMessage(body.Span));
        arguments.End();
        var named = NamedChannels.OfMessage("discord.createDirectMessage", body.Span);
        return CreateAsync(call, user, message, named);
    }

    async ValueTask<ReadOnlyMemory<byte>> CreateAsync(HostCall call, ulong user, MessageContent message, List<ulong> named)
    {
        await CheckMemberAsync(call, user);
        await scope.CheckAsync(call, named);
        if (!_channels.TryGetValue(user, out var channel))
        {
            channel = await discord.OpenDirectChannelAsync(user, call.CancellationToken);
            if (_channels.Count < MostChannels)
                _channels[user] = channel;
        }
        return await discord.CreateMessageAsync(channel, message, call.CancellationToken);
    }

    async Task CheckMemberAsync(HostCall call, ulong user)
    {
        try
        {
            await discord.GetMemberAsync(GuildScope.Of(call), user, call.CancellationToken);
        }
        catch (DiscordApiException e) when (e.Status == HttpStatusCode.NotFound)
        {
            throw HostCallException.Forbidden($"{user} is no member of this guild, and only members can be written to.", isRefusalByDiscord: true);
        }
    }
}
