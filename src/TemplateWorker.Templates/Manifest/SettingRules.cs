using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TemplateWorker.Templates.Manifest;

/// <summary>Holds values against what a setting takes.</summary>
static partial class SettingRules
{
    /// <summary>Most items of a list, whatever the manifest says.</summary>
    public const int MostItems = 1000;

    /// <summary>Longest text, whatever the manifest says, in characters.</summary>
    public const int LongestText = 4000;

    // Beyond this a double does not hold every whole number; Number.MAX_SAFE_INTEGER of scripts.
    const double LargestInteger = 9007199254740991;

    /// <summary>Says why a value is not what the setting takes.</summary>
    /// <returns>"must be …", to stand after the setting's name; null when nothing is wrong.</returns>
    public static string? ProblemOf(TemplateSetting setting, JsonNode? value) =>
        setting.Type == SettingType.List ? ProblemOfList(setting, value) : ProblemOfOne(setting, setting.Type, value, setting.Min, setting.Max);

    static string? ProblemOfList(TemplateSetting setting, JsonNode? value)
    {
        if (value is not JsonArray list)
        {
            return $"must be a list, and is {Shown(value)}";
        }

        var (least, most) = (setting.Min ?? 0, Math.Min(setting.Max ?? MostItems, MostItems));
        if (list.Count < least || list.Count > most)
        {
            return $"must hold {Range(setting.Min, most)} values, and holds {list.Count}";
        }

        return list
            .Select((item, index) => (Problem: ProblemOfOne(setting, setting.Items ?? SettingType.Text, item, null, null), Index: index))
            .Where(item => item.Problem is not null)
            .Select(item => $"item {item.Index + 1} {item.Problem}")
            .FirstOrDefault();
    }

    static string? ProblemOfOne(TemplateSetting setting, SettingType type, JsonNode? value, double? min, double? max)
    {
        var kind = value?.GetValueKind() ?? JsonValueKind.Null;
        return type switch
        {
            SettingType.Boolean => kind is JsonValueKind.True or JsonValueKind.False ? null : $"must be true or false, and is {Shown(value)}",
            SettingType.Number => ProblemOfNumber("a number", value, kind, min, max, isWhole: false),
            SettingType.Integer => ProblemOfNumber("a whole number", value, kind, min, max, isWhole: true),
            _ when kind != JsonValueKind.String => $"must be {Describe(setting, type)}, and is {Shown(value)}",
            SettingType.Text => ProblemOfText(value!.GetValue<string>(), min, max),
            SettingType.Choice => setting.Choices.Contains(value!.GetValue<string>()) ? null : $"must be {Describe(setting, type)}, and is {Shown(value)}",
            _ => Snowflake.IsMatch(value!.GetValue<string>()) ? null : $"must be {Describe(setting, type)}, and is {Shown(value)}",
        };
    }

    static string? ProblemOfNumber(string what, JsonNode? value, JsonValueKind kind, double? min, double? max, bool isWhole)
    {
        var number = kind == JsonValueKind.Number && double.TryParse(value!.ToJsonString(), CultureInfo.InvariantCulture, out var read) ? read : double.NaN;
        var isNumber = double.IsFinite(number) && (!isWhole || (Math.Abs(number) <= LargestInteger && double.IsInteger(number)));
        return isNumber && !(number < min) && !(number > max) ? null : $"must be {what}{Bounds(min, max)}, and is {Shown(value)}";
    }

    static string? ProblemOfText(string text, double? min, double? max)
    {
        var most = Math.Min(max ?? LongestText, LongestText);
        return text.Length >= (min ?? 0) && text.Length <= most ? null : $"must have {Range(min, most)} characters, and has {text.Length}";
    }

    static string Describe(TemplateSetting setting, SettingType type) => type switch
    {
        SettingType.Choice => $"one of {string.Join(", ", setting.Choices.Select(choice => $"\"{choice}\""))}",
        SettingType.Channel => "a channel's id in quotes",
        SettingType.Role => "a role's id in quotes",
        SettingType.User => "a user's id in quotes",
        _ => "text",
    };

    static string Bounds(double? min, double? max) => (min, max) switch
    {
        (null, null) => "",
        ({ } least, null) => $" of at least {Text(least)}",
        (null, { } most) => $" of at most {Text(most)}",
        ({ } least, { } most) => $" from {Text(least)} to {Text(most)}",
    };

    static string Range(double? min, double max) => min is { } least ? $"{Text(least)} to {Text(max)}" : $"at most {Text(max)}";

    static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    static string Shown(JsonNode? value)
    {
        var json = value?.ToJsonString() ?? "null";
        return json.Length <= 60 ? json : $"{json[..57]}...";
    }

    // An id of Discord: an unsigned number of 64 bits, in practice 17 to 20 digits.
    [GeneratedRegex(@"^[1-9][0-9]{0,19}\z")]
    static partial Regex Snowflake { get; }
}
