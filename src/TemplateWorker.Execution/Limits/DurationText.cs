using System.Globalization;

namespace TemplateWorker.Execution.Limits;

/// <summary>Durations as people read them.</summary>
static class DurationText
{
    /// <summary>The duration in the largest unit that gives a whole number: <c>100 ms</c>, <c>75 s</c>, <c>10 min</c>.</summary>
    public static string Of(TimeSpan duration)
    {
        var milliseconds = (long)duration.TotalMilliseconds;
        var (number, unit) = milliseconds switch
        {
            > 120_000 when milliseconds % 60_000 == 0 => (milliseconds / 60_000, "min"),
            > 0 when milliseconds % 1000 == 0 => (milliseconds / 1000, "s"),
            _ => (milliseconds, "ms"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{number:N0} {unit}");
    }
}
