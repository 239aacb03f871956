using System.Globalization;

namespace TemplateWorker.Discord.RateLimits;

/// <summary>What waiting for rate limits is bounded by.</summary>
/// <param name="QueueLength">Requests that may wait for one bucket.</param>
/// <param name="LongestWait">Longest single wait.</param>
sealed record RateLimitPatience(int QueueLength, TimeSpan LongestWait)
{
    /// <summary>Refuses a wait that is too long.</summary>
    /// <exception cref="DiscordRateLimitedException">It is.</exception>
    public void Check(TimeSpan wait, string limit)
    {
        if (wait > LongestWait)
        {
            throw new DiscordRateLimitedException(string.Create(
                CultureInfo.InvariantCulture,
                $"The rate limit of {limit} asks to wait {wait.TotalSeconds:0.#} s, more than the {LongestWait.TotalSeconds:0.#} s that a request may."),
                wait);
        }
    }
}
