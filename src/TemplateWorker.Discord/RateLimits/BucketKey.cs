namespace TemplateWorker.Discord.RateLimits;

/// <summary>What a bucket is told apart by.</summary>
/// <param name="Name">Discord's name of it or, until that is learned, method and route.</param>
/// <param name="MajorId">The major parameter: a channel, a guild, an interaction's token. Never shown.</param>
readonly record struct BucketKey(string Name, string MajorId);
