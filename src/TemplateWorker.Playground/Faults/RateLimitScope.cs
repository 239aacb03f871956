namespace TemplateWorker.Playground.Faults;

/// <summary>Whose limit refuses a request; names are Discord's.</summary>
public enum RateLimitScope
{
    /// <summary>The bot's own for the route.</summary>
    User,

    /// <summary>The bot's own over all routes.</summary>
    Global,

    /// <summary>That of the resource, which others use up too.</summary>
    Shared,
}
