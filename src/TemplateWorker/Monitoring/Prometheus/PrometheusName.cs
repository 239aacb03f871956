using System.Text;

namespace TemplateWorker.Monitoring.Prometheus;

/// <summary>
/// Names of metrics and labels as Prometheus allows them, made from OpenTelemetry's by its rules
/// (https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/).
/// </summary>
static class PrometheusName
{
    // Units of UCUM, by which OpenTelemetry writes them, in Prometheus' words.
    static readonly Dictionary<string, string> Units = new()
    {
        ["d"] = "days",
        ["h"] = "hours",
        ["min"] = "minutes",
        ["s"] = "seconds",
        ["ms"] = "milliseconds",
        ["us"] = "microseconds",
        ["ns"] = "nanoseconds",
        ["By"] = "bytes",
        ["KiBy"] = "kibibytes",
        ["MiBy"] = "mebibytes",
        ["%"] = "percent",
        ["Cel"] = "celsius",
    };

    /// <summary>The name of a metric.</summary>
    /// <param name="name">The instrument's.</param>
    /// <param name="unit">The instrument's unit.</param>
    /// <param name="kind">What it measures.</param>
    public static string Of(string name, string? unit, MetricKind kind)
    {
        var result = Allowed(name, colons: true);
        // What stands in braces names what is counted, and is no unit.
        var suffix = unit is null or "" or "1" || unit.StartsWith('{') ? "" : Units.GetValueOrDefault(unit, Allowed(unit, colons: false).Trim('_'));
        if (suffix.Length > 0 && !result.EndsWith($"_{suffix}", StringComparison.Ordinal))
            result += $"_{suffix}";
        return kind == MetricKind.Counter && !result.EndsWith("_total", StringComparison.Ordinal) ? $"{result}_total" : result;
    }

    /// <summary>The name of a label.</summary>
    /// <param name="tag">The tag's key.</param>
    public static string OfLabel(string tag) => Allowed(tag, colons: false);

    static string Allowed(string name, bool colons)
    {
        if (name.Length == 0)
            return "_";
        var text = new StringBuilder(name.Length + 1);
        if (char.IsAsciiDigit(name[0]))
            text.Append('_');
        foreach (var character in name)
            text.Append(char.IsAsciiLetterOrDigit(character) || (character == ':' && colons) ? character : '_');
        return text.ToString();
    }
}
