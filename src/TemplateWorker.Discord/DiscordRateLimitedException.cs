namespace TemplateWorker.Discord;

/// <summary>The request was not sent, or not sent again, because a rate limit asks for a longer wait than the caller would bear.</summary>
/// <param name="message">Which limit stood in the way.</param>
/// <param name="retryAfter">How long until the request may be tried again.</param>
public sealed class DiscordRateLimitedException(string message, TimeSpan retryAfter) : DiscordException(message)
{
    /// <summary>How long until the request may be tried again.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;
}
