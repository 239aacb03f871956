using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TemplateWorker.Templates.Manifest;

/// <summary>Reads the keys of one section of a manifest; what is wrong with them is gathered.</summary>
sealed class YamlSection
{
    readonly Dictionary<string, YamlNode> _values = new(StringComparer.Ordinal);
    readonly YamlProblems _problems;
    readonly string _name;

    /// <summary>Takes a section.</summary>
    /// <param name="node">Where it should be.</param>
    /// <param name="name">Its name for messages, such as <c>settings.greeting</c>; empty for the file.</param>
    /// <param name="known">The keys it may have; null when any.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public YamlSection(YamlNode? node, string name, IReadOnlyCollection<string>? known, YamlProblems problems)
    {
        _problems = problems;
        _name = name;
        Start = node?.Start ?? new Mark(0, 1, 1);
        if (node is null || IsNull(node))
        {
            return;
        }

        if (node is not YamlMappingNode mapping)
        {
            problems.Add(node.Start, $"{(name.Length == 0 ? "the file" : name)} must be a section (lines of \"key: value\"), and is {Describe(node)}");
            return;
        }

        foreach (var (keyNode, value) in mapping.Children)
        {
            var key = (keyNode as YamlScalarNode)?.Value ?? Describe(keyNode);
            if (known is not null && !known.Contains(key))
            {
                problems.Add(keyNode.Start, $"unknown key \"{key}\"" + Suggest(key, known));
                continue;
            }

            Keys.Add((key, keyNode.Start));
            _values[key] = value;
        }
    }

    /// <summary>Where the section begins.</summary>
    public Mark Start { get; }

    /// <summary>Its keys and their places, in the order of the file.</summary>
    public List<(string Name, Mark Place)> Keys { get; } = [];

    /// <summary>The value of a key as it is; null when absent or empty.</summary>
    public YamlNode? Node(string key) => _values.TryGetValue(key, out var node) && !IsNull(node) ? node : null;

    /// <summary>Where a key's value is, or else where the section begins.</summary>
    public Mark PlaceOf(string key) => _values.TryGetValue(key, out var node) ? node.Start : Start;

    /// <summary>A text; null when absent.</summary>
    public string? Text(string key)
    {
        if (Node(key) is not { } node)
        {
            return null;
        }

        if (node is YamlScalarNode { Value: { } text })
        {
            return text;
        }

        Add(key, $"must be one value, and is {Describe(node)}");
        return null;
    }

    /// <summary>A text that is one of a few; null when absent or none of them.</summary>
    public string? OneOf(string key, IReadOnlyCollection<string> allowed)
    {
        if (Text(key) is not { } text || allowed.Contains(text))
        {
            return Text(key);
        }

        Add(key, $"must be one of {string.Join(", ", allowed)}, and is \"{text}\"");
        return null;
    }

    /// <summary>True or false; null when absent.</summary>
    public bool? Boolean(string key)
    {
        switch (Text(key))
        {
            case null:
                return null;
            case "true":
                return true;
            case "false":
                return false;
            default:
                Add(key, "must be true or false");
                return null;
        }
    }

    /// <summary>A number; null when absent.</summary>
    public double? Number(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            return number;
        }

        Add(key, $"must be a number, and is \"{text}\"");
        return null;
    }

    /// <summary>The texts of a list with their places; empty when absent.</summary>
    public IReadOnlyList<(string Text, Mark Place)> Texts(string key)
    {
        var node = Node(key);
        if (node is null)
        {
            return [];
        }

        if (node is not YamlSequenceNode list)
        {
            Add(key, $"must be a list (lines of \"- value\"), and is {Describe(node)}");
            return [];
        }

        var texts = new List<(string, Mark)>();
        foreach (var item in list.Children)
        {
            if (item is YamlScalarNode { Value: { Length: > 0 } text })
            {
                texts.Add((text, item.Start));
            }
            else
            {
                _problems.Add(item.Start, $"{Full(key)} holds {(item is YamlScalarNode ? "an empty value" : Describe(item))}; each must be one value");
            }
        }

        return texts;
    }

    /// <summary>Adds a problem with a key's value.</summary>
    public void Add(string key, string what) => _problems.Add(PlaceOf(key), $"{Full(key)} {what}");

    static string Suggest(string name, IReadOnlyCollection<string> known) => NearestName.Of(name, known) is { } near
        ? $"; did you mean {near}?"
        : $"; there are {string.Join(", ", known)}";

    string Full(string key) => _name.Length == 0 ? key : $"{_name}.{key}";

    static bool IsNull(YamlNode node) =>
        node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" or "Null" or "NULL" };

    static string Describe(YamlNode node) => node switch
    {
        YamlSequenceNode => "a list",
        YamlMappingNode => "a section",
        _ => "a single value",
    };
}
