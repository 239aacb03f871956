namespace TemplateWorker.Discord.Gateway;

/// <summary>What it takes to continue a shard's session, in this process or in one that is started later.</summary>
/// <param name="ShardId">Which shard, from 0.</param>
/// <param name="ShardCount">Of how many.</param>
/// <param name="SessionId">Discord's name of the session.</param>
/// <param name="Sequence">Number of the last event that was handed on.</param>
/// <param name="ResumeUrl">Where it can be continued; null where sessions are opened.</param>
/// <param name="Intents">The events that it was opened for.</param>
/// <param name="Compression">How its connections are compressed; Discord wants it to stay the same.</param>
public sealed record GatewaySessionState(
    int ShardId, int ShardCount, string SessionId, long Sequence, Uri? ResumeUrl, GatewayIntents Intents, GatewayCompression Compression);
