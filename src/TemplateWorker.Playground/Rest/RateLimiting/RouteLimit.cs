namespace TemplateWorker.Playground.Rest.RateLimiting;

/// <summary>How many requests a bucket takes in a window.</summary>
/// <param name="Requests">Requests per window.</param>
/// <param name="Window">The window's length.</param>
readonly record struct RouteLimit(int Requests, TimeSpan Window)
{
    /// <summary>The usual one of Discord's message routes.</summary>
    public static RouteLimit Messages { get; } = new(5, TimeSpan.FromSeconds(5));

    /// <summary>Reading is cheaper.</summary>
    public static RouteLimit Reading { get; } = new(50, TimeSpan.FromSeconds(1));

    /// <summary>Reactions: one per quarter of a second.</summary>
    public static RouteLimit Reactions { get; } = new(1, TimeSpan.FromMilliseconds(250));

    /// <summary>Registering commands.</summary>
    public static RouteLimit Commands { get; } = new(5, TimeSpan.FromSeconds(20));

    /// <summary>Webhooks and the answers of interactions.</summary>
    public static RouteLimit Webhooks { get; } = new(5, TimeSpan.FromSeconds(2));

    /// <summary>What nobody reaches, for demos and measurements.</summary>
    public static RouteLimit Unnoticed { get; } = new(1_000_000, TimeSpan.FromSeconds(1));
}
