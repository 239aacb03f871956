using System.Globalization;

namespace TemplateWorker.Discord.RateLimits;

/// <summary>Durations as Discord writes them: seconds with decimals.</summary>
static class RateLimitDuration
{
    static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Shortest wait that a timer keeps; a shorter one would end at once and be waited for again and again.</summary>
    static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    /// <summary>Reads the text of a header.</summary>
    public static bool TryParseSeconds(string? text, out TimeSpan duration)
    {
        duration = default;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
            return false;
        duration = FromSeconds(seconds);
        return true;
    }

    /// <summary>Turns a number of seconds into a duration between nothing and a day.</summary>
    public static TimeSpan FromSeconds(double seconds) =>
        seconds > 0 ? TimeSpan.FromSeconds(Math.Min(seconds, Longest.TotalSeconds)) : TimeSpan.Zero;

    /// <summary>Waits, at least as long as a timer can.</summary>
    public static Task WaitAsync(TimeSpan duration, TimeProvider time, CancellationToken cancellation) =>
        Task.Delay(duration < Shortest ? Shortest : duration, time, cancellation);
}
