namespace TemplateWorker.Discord.RateLimits;

/// <summary>What an answer 429 holds back.</summary>
enum RateLimitScope
{
    /// <summary>The bot's requests in one bucket.</summary>
    Bucket,

    /// <summary>One bucket whose limit is used up by others too; it does not count as an invalid request.</summary>
    Shared,

    /// <summary>All requests that carry the bot's token.</summary>
    Global,

    /// <summary>All requests from this address: the answer came from the network in front of Discord.</summary>
    Network,
}
