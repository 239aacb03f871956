namespace TemplateWorker.Discord.Tests.Gateway;

/// <summary>An event as the sink got it.</summary>
sealed record ReceivedEvent(int ShardId, string Name, long Sequence, ulong? GuildId, string Data);
