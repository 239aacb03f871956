namespace TemplateWorker.Playground;

/// <summary>How strictly requests are limited. The headers are there either way.</summary>
public enum RateLimits
{
    /// <summary>So many requests that nobody notices: for demos and measurements.</summary>
    Generous,

    /// <summary>Like Discord: a few per route and second, 50 per second over all.</summary>
    Realistic,
}
