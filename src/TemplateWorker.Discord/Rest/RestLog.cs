using Microsoft.Extensions.Logging;
using TemplateWorker.Discord.RateLimits;

namespace TemplateWorker.Discord.Rest;

/// <summary>What the REST client logs. Event ids 2100 to 2199.</summary>
static partial class RestLog
{
    [LoggerMessage(2100, LogLevel.Debug, "{Request} answered {Status} in {Milliseconds:0} ms")]
    public static partial void Answered(ILogger logger, RestRequest request, int status, double milliseconds);

    [LoggerMessage(2101, LogLevel.Warning, "{Request} failed in attempt {Attempt}: {Reason}")]
    public static partial void Failed(ILogger logger, RestRequest request, int attempt, string reason);

    [LoggerMessage(2102, LogLevel.Warning, "Discord answered 429 to {Request}: scope {Scope}, waiting {RetryAfter}")]
    public static partial void RateLimited(ILogger logger, RestRequest request, RateLimitScope scope, TimeSpan retryAfter);

    [LoggerMessage(2103, LogLevel.Error,
        "Discord refused {Limit} requests within ten minutes; nothing is sent until some are older, or it would ban this address")]
    public static partial void TooManyInvalidRequests(ILogger logger, int limit);

    [LoggerMessage(2104, LogLevel.Error, "Discord refused the bot's token at {Request}; nothing is sent with it any more")]
    public static partial void TokenRefused(ILogger logger, RestRequest request);
}
