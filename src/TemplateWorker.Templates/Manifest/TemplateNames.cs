using System.Text.RegularExpressions;

namespace TemplateWorker.Templates.Manifest;

/// <summary>Names that a manifest gives.</summary>
static partial class TemplateNames
{
    /// <summary>The rule for a template's name in words.</summary>
    public const string Rule = "use 1 to 64 of a-z, 0-9, - and _, beginning with a letter or digit";

    /// <summary>The rule for a setting's name in words.</summary>
    public const string SettingRule = "use 1 to 64 letters, digits and _, beginning with a letter";

    /// <summary>Whether a template can have this name.</summary>
    public static bool IsTemplateName(string name) => TemplateName.IsMatch(name);

    /// <summary>Whether a setting can have this name.</summary>
    public static bool IsSettingName(string name) => SettingName.IsMatch(name);

    [GeneratedRegex(@"^[a-z0-9][a-z0-9_-]{0,63}\z")]
    static partial Regex TemplateName { get; }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_]{0,63}\z")]
    static partial Regex SettingName { get; }
}
