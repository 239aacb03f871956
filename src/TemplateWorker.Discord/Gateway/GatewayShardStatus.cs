namespace TemplateWorker.Discord.Gateway;

/// <summary>How a shard is doing, at one moment.</summary>
/// <param name="ShardId">Which shard, from 0.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="Latency">Time between the last heartbeat and its answer; null before the first.</param>
/// <param name="Connections">How many connections it has had so far.</param>
/// <param name="LastEnd">Why the last connection ended; null before the first end.</param>
public sealed record GatewayShardStatus(
    int ShardId, GatewayShardState State, TimeSpan? Latency, int Connections, string? LastEnd);
