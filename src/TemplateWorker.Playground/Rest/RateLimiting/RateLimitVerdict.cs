namespace TemplateWorker.Playground.Rest.RateLimiting;

/// <summary>What a bucket says to one request.</summary>
/// <param name="IsLimited">True when the request is refused.</param>
/// <param name="IsGlobal">True when the limit over all routes refused it.</param>
/// <param name="Limit">Requests per window.</param>
/// <param name="Remaining">Requests left in this window.</param>
/// <param name="ResetsAt">When the window ends.</param>
/// <param name="ResetsAfter">How long until then.</param>
readonly record struct RateLimitVerdict(
    bool IsLimited, bool IsGlobal, int Limit, int Remaining, DateTimeOffset ResetsAt, TimeSpan ResetsAfter);
