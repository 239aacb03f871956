using System.Text.Json.Nodes;

namespace TemplateWorker.Templates.Manifest;

/// <summary>Makes a value that a setting takes, the plainest there is.</summary>
static class SettingSample
{
    // Of no channel, role or user there is.
    const string Id = "1";

    /// <summary>Makes one.</summary>
    public static JsonNode? Of(TemplateSetting setting) => setting.Type == SettingType.List
        ? new JsonArray([.. Enumerable.Range(0, (int)(setting.Min ?? 0)).Select(_ => Of(setting, setting.Items ?? SettingType.Text, null, null))])
        : Of(setting, setting.Type, setting.Min, setting.Max);

    static JsonNode? Of(TemplateSetting setting, SettingType type, double? min, double? max) => type switch
    {
        SettingType.Text => new string('x', (int)(min ?? 0)),
        SettingType.Number => min ?? Math.Min(0, max ?? 0),
        SettingType.Integer => Math.Ceiling(min ?? Math.Floor(Math.Min(0, max ?? 0))),
        SettingType.Boolean => false,
        SettingType.Choice => setting.Choices[0],
        _ => Id,
    };
}
