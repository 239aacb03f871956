using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TemplateWorker.Tests.Monitoring;

/// <summary>Reads a page of metrics as strictly as Prometheus' text format is written down.</summary>
sealed partial class ExpositionPage
{
    readonly List<(string Name, Dictionary<string, string> Labels, double Value)> _samples = [];
    readonly Dictionary<string, string> _types = [];
    readonly Dictionary<string, string> _helps = [];

    /// <summary>The samples.</summary>
    public IReadOnlyList<(string Name, Dictionary<string, string> Labels, double Value)> Samples => _samples;

    /// <summary>The type of each metric.</summary>
    public IReadOnlyDictionary<string, string> Types => _types;

    /// <summary>What each metric says, for people.</summary>
    public IReadOnlyDictionary<string, string> Helps => _helps;

    /// <summary>The value of a sample that has at least these labels.</summary>
    public double Value(string name, params (string Name, string Value)[] labels) =>
        _samples.Where(sample => sample.Name == name && labels.All(label => sample.Labels.GetValueOrDefault(label.Name) == label.Value)).ShouldHaveSingleItem().Value;

    /// <summary>Reads one; fails where it breaks a rule.</summary>
    public static ExpositionPage Read(string text)
    {
        var page = new ExpositionPage();
        text.ShouldEndWith("\n");
        foreach (var line in text.Split('\n')[..^1])
            page.ReadLine(line);
        page._samples.Select(sample => $"{sample.Name}{string.Join(',', sample.Labels.OrderBy(label => label.Key))}").ShouldBeUnique();
        return page;
    }

    void ReadLine(string line)
    {
        if (Help.Match(line) is { Success: true } help)
        {
            _helps.Add(help.Groups["name"].Value, Unescape(help.Groups["text"].Value));
            return;
        }
        if (Type.Match(line) is { Success: true } type)
        {
            _types.Add(type.Groups["name"].Value, type.Groups["type"].Value);
            return;
        }
        var sample = Sample.Match(line);
        sample.Success.ShouldBeTrue($"no line of the format: {line}");
        var labels = Label.Matches(sample.Groups["labels"].Value).ToDictionary(label => label.Groups["name"].Value, label => Unescape(label.Groups["value"].Value));
        _samples.Add((sample.Groups["name"].Value, labels, NumberOf(sample.Groups["value"].Value)));
        _types.Keys.ShouldContain(name => sample.Groups["name"].Value.StartsWith(name, StringComparison.Ordinal), "the type comes before the sample");
    }

    static double NumberOf(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    static string Unescape(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                plain.Append(text[i]);
                continue;
            }
            plain.Append(text[++i] switch { 'n' => '\n', '\\' => '\\', '"' => '"', var other => throw new FormatException($"\\{other}") });
        }
        return plain.ToString();
    }

    [GeneratedRegex(@"\A# HELP (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<text>[^\n]*)\z")]
    static partial Regex Help { get; }

    [GeneratedRegex(@"\A# TYPE (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<type>counter|gauge|histogram)\z")]
    static partial Regex Type { get; }

    [GeneratedRegex(@"\A(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(?<labels>[a-zA-Z_][a-zA-Z0-9_]*=""(?:[^""\\\n]|\\[\\""n])*""(?:,[a-zA-Z_][a-zA-Z0-9_]*=""(?:[^""\\\n]|\\[\\""n])*"")*)\})? (?<value>[+-]Inf|NaN|-?[0-9][0-9.E+-]*)\z")]
    static partial Regex Sample { get; }

    [GeneratedRegex(@"(?<name>[a-zA-Z_][a-zA-Z0-9_]*)=""(?<value>(?:[^""\\]|\\.)*)""")]
    static partial Regex Label { get; }
}
