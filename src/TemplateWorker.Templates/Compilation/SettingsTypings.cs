using System.Text;
using System.Text.Json;
using TemplateWorker.Templates.Manifest;

namespace TemplateWorker.Templates.Compilation;

/// <summary>Writes the types of a template's settings, so that <c>settings.greeting</c> is checked as everything else.</summary>
static class SettingsTypings
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "settings.d.ts";

    /// <summary>The file for a template.</summary>
    public static string Of(TemplateManifest manifest)
    {
        var text = new StringBuilder("declare module \"templateworker\" {\n  interface Settings {\n");
        foreach (var setting in manifest.Settings)
        {
            if (setting.Description is { } description)
            {
                text.Append($"    /** {description.ReplaceLineEndings(" ").Replace("*/", "* /", StringComparison.Ordinal)} */\n");
            }

            var mark = setting.Required || setting.Default is not null ? "" : "?";
            text.Append($"    readonly {setting.Name}{mark}: {TypeOf(setting)};\n");
        }

        return text.Append("  }\n}\n").ToString();
    }

    static string TypeOf(TemplateSetting setting) =>
        setting.Type == SettingType.List ? $"ReadonlyArray<{TypeOf(setting, setting.Items ?? SettingType.Text)}>" : TypeOf(setting, setting.Type);

    static string TypeOf(TemplateSetting setting, SettingType type) => type switch
    {
        SettingType.Number or SettingType.Integer => "number",
        SettingType.Boolean => "boolean",
        SettingType.Choice => string.Join(" | ", setting.Choices.Select(Quoted)),
        _ => "string",
    };

    static string Quoted(string text) => JsonSerializer.Serialize(text);
}
