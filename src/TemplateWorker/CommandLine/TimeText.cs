using System.Globalization;

namespace TemplateWorker.CommandLine;

/// <summary>Times as people read and write them on the command line.</summary>
static class TimeText
{
    static readonly (char Unit, TimeSpan Length)[] Units =
        [('s', TimeSpan.FromSeconds(1)), ('m', TimeSpan.FromMinutes(1)), ('h', TimeSpan.FromHours(1)), ('d', TimeSpan.FromDays(1))];

    /// <summary>A time in UTC to the second.</summary>
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads a time, or how long ago it was: <c>10m</c>, <c>2h</c>, <c>1d</c>, <c>2026-11-21T09:00:00Z</c>.</summary>
    /// <param name="text">The text; a time without an offset is UTC.</param>
    /// <param name="now">What is now.</param>
    /// <returns>Null when it is neither.</returns>
    public static DateTimeOffset? Read(string text, DateTimeOffset now)
    {
        if (ReadSpan(text) is { } span && span < now - DateTimeOffset.UnixEpoch)
        {
            return now - span;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
    }

    /// <summary>Reads a length of time: <c>30s</c>, <c>10m</c>, <c>2h</c>, <c>1d</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Null when it is none.</returns>
    public static TimeSpan? ReadSpan(string text)
    {
        foreach (var (unit, length) in Units)
        {
            if (text.EndsWith(unit) && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                && count <= TimeSpan.MaxValue / length)
            {
                return count * length;
            }
        }

        return null;
    }
}
