using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TemplateWorker.Configuration;

/// <summary>Reads the values of a configuration file, each with its line and column.</summary>
/// <param name="file">The file's name as the user wrote it, for error messages.</param>
sealed class YamlSettingsSource(string file)
{
    readonly List<SettingValue> _values = [];
    readonly List<ConfigurationProblem> _problems = [];

    /// <summary>Reads <paramref name="text"/>; what is wrong is added to <paramref name="problems"/>.</summary>
    public static IReadOnlyList<SettingValue> Read(string file, TextReader text, List<ConfigurationProblem> problems)
    {
        var source = new YamlSettingsSource(file);
        source.ReadDocument(text);
        problems.AddRange(source._problems);
        return source._values;
    }

    void ReadDocument(TextReader text)
    {
        var yaml = new YamlStream();
        var parser = new Parser(text);
        try
        {
            yaml.Load(parser);
        }
        catch (YamlException error)
        {
            AddProblem(error.Start, $"not valid YAML: {error.Message}");
            return;
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet answers some broken input, an unclosed list among them, with these and no position.
            AddProblem(parser.Current?.End ?? Mark.Empty, "not valid YAML from here on; is a bracket or a quote left open?");
            return;
        }

        foreach (var document in yaml.Documents.Skip(1))
        {
            AddProblem(document.RootNode.Start, "a second document; put every setting into the first");
        }

        if (yaml.Documents.Count > 0)
        {
            ReadSection("", yaml.Documents[0].RootNode);
        }
    }

    void ReadSection(string section, YamlNode node)
    {
        if (node is YamlScalarNode scalar && IsNull(scalar))
        {
            return;
        }

        if (node is not YamlMappingNode mapping)
        {
            var name = section.Length == 0 ? "the file" : section;
            AddProblem(node.Start, $"{name} must be a section (lines of \"key: value\"), and is {Describe(node)}");
            return;
        }

        foreach (var (keyNode, value) in mapping.Children)
        {
            var key = (keyNode as YamlScalarNode)?.Value ?? Describe(keyNode);
            var path = SettingsSchema.Join(section, key);
            if (SettingsSchema.IsSection(path))
            {
                ReadSection(path, value);
            }
            else if (SettingsSchema.Find(path) is { } setting)
            {
                ReadValue(setting, value);
            }
            else
            {
                AddProblem(keyNode.Start, $"unknown key \"{path}\"{SettingsSchema.Suggest(section, key)}");
            }
        }
    }

    void ReadValue(Setting setting, YamlNode node)
    {
        if (node is YamlScalarNode scalar)
        {
            _values.Add(new SettingValue(setting, IsNull(scalar) ? null : scalar.Value, Where(node.Start)));
        }
        else if (setting.IsList && node is YamlSequenceNode list && list.All(item => item is YamlScalarNode))
        {
            var items = string.Join(',', list.Select(item => ((YamlScalarNode)item).Value));
            _values.Add(new SettingValue(setting, items, Where(node.Start)));
        }
        else
        {
            AddProblem(node.Start, $"{setting.Path} must be {(setting.IsList ? "a list of texts" : "one value")}, and is {Describe(node)}");
        }
    }

    static bool IsNull(YamlScalarNode node) =>
        node.Style == ScalarStyle.Plain && node.Value is null or "" or "~" or "null" or "Null" or "NULL";

    static string Describe(YamlNode node) => node switch
    {
        YamlSequenceNode => "a list",
        YamlMappingNode => "a section",
        _ => "a single value",
    };

    void AddProblem(Mark mark, string what) => _problems.Add(new ConfigurationProblem(Where(mark), what));

    string Where(Mark mark) => $"{file}:{mark.Line}:{mark.Column}";
}
