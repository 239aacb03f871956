using TemplateWorker.Playground.Rest.RateLimiting;

namespace TemplateWorker.Playground.Rest;

/// <summary>One method on one path of the REST side.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Pattern">The path below the API's base.</param>
/// <param name="Limit">The bucket's size.</param>
/// <param name="Handle">Answers a request.</param>
sealed record ApiRoute(string Method, string Pattern, RouteLimit Limit, Func<ApiRequest, ValueTask<ApiAnswer>> Handle)
{
    /// <summary>False where a token in the path stands for the bot's own.</summary>
    public bool NeedsBot { get; init; } = true;

    /// <summary>The name of a bucket that it shares with other routes; null for one of its own.</summary>
    public string? SharedBucket { get; init; }

    /// <summary>False for interactions, which the global limit does not count.</summary>
    public bool CountsGlobally { get; init; } = true;
}
