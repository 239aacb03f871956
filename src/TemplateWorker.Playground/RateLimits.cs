namespace TemplateWorker.Playground;

/// <summary>How strictly requests and session starts are limited. The headers and counts are there either way.</summary>
public enum RateLimits
{
    /// <summary>So many requests that nobody notices: for demos and measurements.</summary>
    Generous,

    /// <summary>
    /// Like Discord: a few per route and second, 50 per second over all, one identify per key and 5 seconds, all members
    /// of a guild once per 30 seconds, no more than 10,000 refused requests in 10 minutes.
    /// </summary>
    Realistic,
}
