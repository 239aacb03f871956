using Microsoft.Extensions.Logging;

namespace TemplateWorker.Discord.Gateway;

/// <summary>What the gateway client logs. Event ids 2000 to 2099.</summary>
static partial class GatewayLog
{
    [LoggerMessage(2000, LogLevel.Information, "Connecting {Count} shards ({Shards}) to {Url}; {Remaining} of {Total} sessions are left today")]
    public static partial void Starting(ILogger logger, int count, ShardSet shards, Uri url, int remaining, int total);

    [LoggerMessage(2001, LogLevel.Warning, "Cannot ask Discord for its gateway, trying again in {Wait}: {Reason}")]
    public static partial void NoInformation(ILogger logger, TimeSpan wait, string reason);

    [LoggerMessage(2002, LogLevel.Debug, "Shard {ShardId} is {State}")]
    public static partial void StateChanged(ILogger logger, int shardId, GatewayShardState state);

    [LoggerMessage(2003, LogLevel.Information, "Shard {ShardId} is ready ({How})")]
    public static partial void Ready(ILogger logger, int shardId, string how);

    [LoggerMessage(2004, LogLevel.Warning, "Shard {ShardId} lost its connection: {Reason}; next: {Next} in {Wait}")]
    public static partial void Disconnected(ILogger logger, int shardId, string reason, NextStep next, TimeSpan wait);

    [LoggerMessage(2005, LogLevel.Error, "Shard {ShardId} ended for good: {Reason}")]
    public static partial void Failed(ILogger logger, int shardId, string reason);

    [LoggerMessage(2006, LogLevel.Warning, "Shard {ShardId} could not resume its session {Attempts} times and opens a new one; events in between are lost")]
    public static partial void SessionGivenUp(ILogger logger, int shardId, int attempts);

    [LoggerMessage(2007, LogLevel.Error, "Shard {ShardId}: event {EventName} with sequence {Sequence} could not be taken in")]
    public static partial void SinkFailed(ILogger logger, Exception failure, int shardId, string eventName, long sequence);

    [LoggerMessage(2008, LogLevel.Warning, "Shard {ShardId} may open no more sessions today; waiting {Wait}")]
    public static partial void OutOfSessions(ILogger logger, int shardId, TimeSpan wait);

    [LoggerMessage(2009, LogLevel.Debug, "Shard {ShardId}: the closing of a connection failed: {Reason}")]
    public static partial void CloseFailed(ILogger logger, int shardId, string reason);

    [LoggerMessage(2010, LogLevel.Information, "Shard {ShardId} cannot continue the session of the worker's last run and opens a new one; events since then are lost: {Reason}")]
    public static partial void FormerSessionGone(ILogger logger, int shardId, string reason);

    [LoggerMessage(2011, LogLevel.Information, "Templates want events of the intents {Intents}: each shard opens a new session for them in its turn, and misses what happens in the moment between")]
    public static partial void MoreIntents(ILogger logger, GatewayIntents intents);

    [LoggerMessage(2012, LogLevel.Warning, "Shard {ShardId} of {Count} is in more guilds than Discord lets a shard have: more shards take over")]
    public static partial void TooFewShards(ILogger logger, int shardId, int count);

    [LoggerMessage(2013, LogLevel.Information, "Opening sessions for the shards {Shards} beside those for {Former}, which go on until all are ready; {Remaining} of {Total} sessions are left today")]
    public static partial void Resharding(ILogger logger, ShardSet shards, ShardSet former, int remaining, int total);

    [LoggerMessage(2014, LogLevel.Information, "The shards {Shards} have taken over from {Former}")]
    public static partial void Resharded(ILogger logger, ShardSet shards, ShardSet former);

    [LoggerMessage(2015, LogLevel.Error, "The shards {Shards} could not take over; {Former} go on: {Reason}")]
    public static partial void NotResharded(ILogger logger, ShardSet shards, ShardSet former, string reason);

    [LoggerMessage(2016, LogLevel.Warning, "The shards {Shards} are not opened beside {Former}: that takes more sessions than the {Remaining} that are left today")]
    public static partial void TooFewSessions(ILogger logger, ShardSet shards, ShardSet former, int remaining);

    [LoggerMessage(2017, LogLevel.Warning, "The shards stay {Former} and do not become {Shards} while they run, for these hold other guilds; of their number, {Same} hold the same")]
    public static partial void OtherGuilds(ILogger logger, ShardSet former, ShardSet shards, string same);

    [LoggerMessage(2018, LogLevel.Warning, "Not every guild of the new shards came within {Wait}; they take over without the rest, which comes when Discord has it")]
    public static partial void GuildsMissing(ILogger logger, TimeSpan wait);

    [LoggerMessage(2019, LogLevel.Warning, "libzstd.so.1 is not on this system, so the gateway's traffic comes as zlib-stream, which takes more processor time")]
    public static partial void NoZstd(ILogger logger);
}
