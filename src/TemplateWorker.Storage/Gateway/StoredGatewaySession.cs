namespace TemplateWorker.Storage.Gateway;

/// <summary>Where the session of one shard with Discord stands.</summary>
/// <param name="ShardId">Which shard, from 0.</param>
/// <param name="ShardCount">Of how many.</param>
/// <param name="SessionId">Discord's name of the session.</param>
/// <param name="Sequence">Number of the last event that was taken.</param>
/// <param name="ResumeUrl">Where it can be continued; null where sessions are opened.</param>
/// <param name="Intents">The events that it was opened for, as Discord's bits.</param>
/// <param name="Compression">How its connections are compressed.</param>
public sealed record StoredGatewaySession(
    int ShardId, int ShardCount, string SessionId, long Sequence, string? ResumeUrl, int Intents, string Compression);
