using TemplateWorker.Discord.Gateway.Members;

namespace TemplateWorker.Discord.Gateway;

// What is asked of the gateway itself.
public sealed partial class GatewayClient
{
    // Between two looks at whether a session that brings more has been opened, which takes seconds.
    static readonly TimeSpan IntentCheck = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Asks for members of a guild. Where the sessions do not have the intents that Discord wants for it, new ones are
    /// opened first, as by <see cref="AddIntents"/>.
    /// </summary>
    /// <param name="guildId">Of which guild.</param>
    /// <param name="request">Which.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>An object of the lists <c>members</c>, <c>not_found</c> (ids) and <c>presences</c>, as Discord writes them.</returns>
    /// <exception cref="DiscordRateLimitedException">Too many requests for this guild.</exception>
    /// <exception cref="DiscordUnavailableException">The guild's shard is not connected, or Discord does not answer.</exception>
    /// <exception cref="DiscordAnswerTooLargeException">There are more than one answer may bring.</exception>
    public async Task<ReadOnlyMemory<byte>> RequestMembersAsync(ulong guildId, MemberRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Intents != GatewayIntents.None)
        {
            AddIntents(request.Intents);
            while (ShardOf(guildId) is { } shard && !shard.Brings(request.Intents))
                await Task.Delay(IntentCheck, _time, cancellation);
        }
        return await _members.RequestAsync(guildId, request, cancellation);
    }

    ValueTask<bool> TrySendAsync(ulong guildId, ReadOnlyMemory<byte> frame, CancellationToken cancellation) =>
        ShardOf(guildId)?.TrySendAsync(frame, cancellation) ?? ValueTask.FromResult(false);

    GatewayShard? ShardOf(ulong guildId)
    {
        if (_fleets is not [var serving, ..])
            return null;
        var id = (int)((guildId >> 22) % (ulong)serving.Set.Count);
        return Array.Find(serving.Shards, shard => shard.Id == id);
    }
}
