namespace TemplateWorker.Discord.Gateway;

/// <summary>
/// One event of the gateway, as views into the shard's receive buffer: valid until
/// <see cref="IGatewayEventSink.OnDispatch"/> returns.
/// </summary>
/// <param name="shardId">The shard that received it.</param>
/// <param name="eventName">Its name as UTF-8, such as <c>MESSAGE_CREATE</c>.</param>
/// <param name="sequence">Its number in the shard's session.</param>
/// <param name="guildId">The guild it belongs to; null for events outside guilds.</param>
/// <param name="data">Its data as UTF-8 JSON.</param>
public readonly ref struct GatewayDispatch(
    int shardId, ReadOnlySpan<byte> eventName, long sequence, ulong? guildId, ReadOnlySpan<byte> data)
{
    /// <summary>The shard that received it.</summary>
    public int ShardId { get; } = shardId;

    /// <summary>Its name as UTF-8, such as <c>MESSAGE_CREATE</c>.</summary>
    public ReadOnlySpan<byte> EventName { get; } = eventName;

    /// <summary>Its number in the shard's session.</summary>
    public long Sequence { get; } = sequence;

    /// <summary>The guild it belongs to; null for events outside guilds.</summary>
    public ulong? GuildId { get; } = guildId;

    /// <summary>Its data as UTF-8 JSON.</summary>
    public ReadOnlySpan<byte> Data { get; } = data;
}
