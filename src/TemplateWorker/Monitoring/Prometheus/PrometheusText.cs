using System.Globalization;
using System.Text;

namespace TemplateWorker.Monitoring.Prometheus;

/// <summary>
/// Writes metrics in Prometheus' text format
/// (https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format).
/// </summary>
static class PrometheusText
{
    /// <summary>The format, as HTTP names it.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Writes a page.</summary>
    /// <param name="families">The metrics, each name once.</param>
    public static string Of(IEnumerable<MetricFamily> families)
    {
        var page = new StringBuilder();
        foreach (var family in families)
        {
            page.Append("# HELP ").Append(family.Name).Append(' ').Append(Escape(family.Help, quotes: false)).Append('\n');
            page.Append("# TYPE ").Append(family.Name).Append(' ').Append(WordOf(family.Kind)).Append('\n');
            foreach (var (tags, series) in family.Series)
                Write(page, family, LabelsOf(tags.Span), series);
        }
        return page.ToString();
    }

    static void Write(StringBuilder page, MetricFamily family, string labels, MetricSeries series)
    {
        if (family.Kind != MetricKind.Histogram)
        {
            Write(page, family.Name, labels, series.Value);
            return;
        }
        var count = 0L;
        var buckets = series.Buckets;
        for (var i = 0; i < buckets.Length; i++)
        {
            count += buckets[i];
            var bound = i < family.Bounds.Length ? family.Bounds[i] : double.PositiveInfinity;
            Write(page, $"{family.Name}_bucket", Join(labels, $"le=\"{Number(bound)}\""), count);
        }
        Write(page, $"{family.Name}_sum", labels, series.Value);
        Write(page, $"{family.Name}_count", labels, count);
    }

    static void Write(StringBuilder page, string name, string labels, double value)
    {
        page.Append(name);
        if (labels.Length > 0)
            page.Append('{').Append(labels).Append('}');
        page.Append(' ').Append(Number(value)).Append('\n');
    }

    // Keys that become the same label are one label with both values, as OpenTelemetry's rules have it.
    static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in tags)
        {
            var name = PrometheusName.OfLabel(tag.Key);
            var value = Convert.ToString(tag.Value, CultureInfo.InvariantCulture) ?? "";
            // Buckets are told apart by le.
            name = name == "le" ? "exported_le" : name;
            labels[name] = labels.TryGetValue(name, out var other) ? $"{other};{value}" : value;
        }
        return string.Join(',', labels.Select(label => $"{label.Key}=\"{Escape(label.Value, quotes: true)}\""));
    }

    static string Join(string labels, string last) => labels.Length == 0 ? last : $"{labels},{last}";

    static string Escape(string text, bool quotes)
    {
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return quotes ? escaped.Replace("\"", "\\\"", StringComparison.Ordinal) : escaped;
    }

    static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    static string WordOf(MetricKind kind) => kind switch
    {
        MetricKind.Counter => "counter",
        MetricKind.Gauge => "gauge",
        _ => "histogram",
    };
}
