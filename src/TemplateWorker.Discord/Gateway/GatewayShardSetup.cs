using Microsoft.Extensions.Logging;

namespace TemplateWorker.Discord.Gateway;

/// <summary>What all shards of a client share, but for what their fleet says of them.</summary>
/// <param name="Options">The client's options.</param>
/// <param name="Url">Where sessions are opened.</param>
/// <param name="Token">The bot's token.</param>
/// <param name="ShardCount">Number of the bot's shards.</param>
/// <param name="Intents">The events to open sessions for.</param>
/// <param name="Compression">How the connections of new sessions are compressed.</param>
/// <param name="Sink">Where events go.</param>
/// <param name="Logger">Where to log.</param>
/// <param name="Time">The clock.</param>
sealed record GatewayShardSetup(
    GatewayClientOptions Options, Uri Url, string Token, int ShardCount, WantedIntents Intents, GatewayCompression Compression,
    IGatewayEventSink Sink, ILogger Logger, TimeProvider Time);
