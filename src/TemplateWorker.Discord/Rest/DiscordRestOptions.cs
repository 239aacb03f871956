namespace TemplateWorker.Discord.Rest;

/// <summary>How <see cref="DiscordRestClient"/> reaches Discord and how patient it is.</summary>
public sealed class DiscordRestOptions
{
    /// <summary>Base of the REST interface, without a version. Default Discord's own; the playground prints its own.</summary>
    public Uri ApiUrl { get; init; } = new("https://discord.com/api");

    /// <summary>The bot's token, without the word Bot.</summary>
    public required string Token { get; init; }

    /// <summary>Where the bot's people can be found; Discord wants to know it in every request. Default the project's page.</summary>
    public Uri HomePage { get; init; } = new("https://github.com/templateworker/templateworker");

    /// <summary>Longest duration of one attempt, from connecting to the last byte of the answer. Default 15 s; above 0.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a request is repeated that failed on Discord's side and may be repeated. Default 3; 1 to 10.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>Mean wait before the first repetition; doubles from one to the next, with jitter. Default 500 ms; above 0.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest wait that a rate limit may impose on one step of a request before it is given up. Default 60 s.</summary>
    public TimeSpan LongestRateLimitWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How many requests may wait for one rate limit bucket; one more is refused. Default 200; at least 1.</summary>
    public int QueueLength { get; init; } = 200;

    /// <summary>Requests per second over all routes that carry the bot's token. Default 50, Discord's limit; at least 1.</summary>
    public int GlobalRequestsPerSecond { get; init; } = 50;

    /// <summary>
    /// Answers 401, 403 and 429 within ten minutes after which nothing is sent any more. Discord bans an address at
    /// 10,000; default 5,000, for a program that starts anew knows nothing of the minutes before; at least 1.
    /// </summary>
    public int InvalidRequestLimit { get; init; } = 5_000;

    /// <summary>Largest answer that is read. Default 16 MiB; above 0.</summary>
    public int LargestAnswerBytes { get; init; } = 16 * 1024 * 1024;

    internal void Validate()
    {
        if (!ApiUrl.IsAbsoluteUri || ApiUrl.Scheme is not ("http" or "https"))
            throw new ArgumentException($"The address of Discord's interface must be an http or https URL, not '{ApiUrl}'.");
        if (Token.Length == 0 || Token.Any(character => character is <= ' ' or > '~'))
            throw new ArgumentException("The bot's token is empty or holds characters that no token has; copy it again from Discord's developer portal.");
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(AttemptTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(Retries, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Retries, 10);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(RetryDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(LongestRateLimitWait, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(QueueLength, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(GlobalRequestsPerSecond, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(InvalidRequestLimit, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(LargestAnswerBytes, 1);
    }
}
