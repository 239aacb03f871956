using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TemplateWorker.Templates.Manifest;

/// <summary>Reads one setting of a manifest.</summary>
/// <param name="problems">Takes what is wrong.</param>
sealed class SettingReader(YamlProblems problems)
{
    static readonly string[] Known = ["type", "description", "default", "required", "choices", "min", "max", "items"];

    static readonly Dictionary<string, SettingType> Types =
        Enum.GetValues<SettingType>().ToDictionary(type => type.ToString().ToLowerInvariant());

    static readonly Dictionary<string, SettingType> ItemTypes =
        Types.Where(type => type.Value is not (SettingType.List or SettingType.Boolean)).ToDictionary();

    /// <summary>Reads one.</summary>
    /// <returns>Null when something is wrong with it.</returns>
    public TemplateSetting? Read(string name, Mark place, YamlNode? node)
    {
        if (!TemplateNames.IsSettingName(name))
        {
            problems.Add(place, $"\"{name}\" cannot be a setting's name; {TemplateNames.SettingRule}");
            return null;
        }

        var section = new YamlSection(node, $"settings.{name}", Known, problems);
        if (section.Node("type") is null)
        {
            problems.Add(place, $"settings.{name}.type is missing; use one of {string.Join(", ", Types.Keys)}");
            return null;
        }

        if (section.OneOf("type", Types.Keys) is not { } typeName)
        {
            return null;
        }

        var setting = new TemplateSetting
        {
            Name = name,
            Type = Types[typeName],
            Items = Types[typeName] == SettingType.List ? ItemTypes[section.OneOf("items", ItemTypes.Keys) ?? "text"] : null,
            Description = section.Text("description"),
            Required = section.Boolean("required") ?? false,
            Choices = [.. section.Texts("choices").Select(choice => choice.Text)],
            Min = section.Number("min"),
            Max = section.Number("max"),
        };
        CheckKeys(section, setting);
        return setting with { Default = ReadDefault(section, setting) };
    }

    static void CheckKeys(YamlSection section, TemplateSetting setting)
    {
        var takesChoices = SettingType.Choice == (setting.Items ?? setting.Type);
        if (takesChoices && setting.Choices.Count == 0)
        {
            section.Add("choices", "is missing; list what may be chosen");
        }

        if (!takesChoices && section.Node("choices") is not null)
        {
            section.Add("choices", "belongs to type choice alone");
        }

        if (setting.Choices.Distinct().Count() != setting.Choices.Count)
        {
            section.Add("choices", "names a choice twice");
        }

        if (setting.Type != SettingType.List && section.Node("items") is not null)
        {
            section.Add("items", "belongs to type list alone");
        }

        foreach (var bound in new[] { "min", "max" })
        {
            if (section.Node(bound) is not null && setting.Type is not (SettingType.Text or SettingType.Number or SettingType.Integer or SettingType.List))
            {
                section.Add(bound, "belongs to text, number, integer and list alone");
            }
        }

        if (setting.Min > setting.Max)
        {
            section.Add("min", "is above max");
        }
    }

    static JsonNode? ReadDefault(YamlSection section, TemplateSetting setting)
    {
        if (section.Node("default") is not { } node)
        {
            return null;
        }

        if (setting.Required)
        {
            section.Add("default", "and required contradict each other; take one away");
        }

        var value = node is YamlSequenceNode list
            ? new JsonArray([.. list.Children.Select(item => ToJson(item, setting.Items ?? SettingType.Text))])
            : ToJson(node, setting.Type);
        if (SettingRules.ProblemOf(setting, value) is not { } problem)
        {
            return value;
        }

        section.Add("default", problem);
        return null;
    }

    static JsonNode? ToJson(YamlNode node, SettingType type)
    {
        if (node is not YamlScalarNode { Value: { } text })
        {
            return new JsonObject();
        }

        return type switch
        {
            SettingType.Boolean when text is "true" or "false" => JsonValue.Create(text == "true"),
            SettingType.Number or SettingType.Integer when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && double.IsFinite(number) => JsonValue.Create(number),
            _ => JsonValue.Create(text),
        };
    }
}
