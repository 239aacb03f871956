using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Templates.Manifest;

namespace TemplateWorker.Authoring;

/// <summary>Shows what a guild has set, to people or to machines.</summary>
static class SettingsReport
{
    /// <summary>The lines for people.</summary>
    public static IEnumerable<string> Lines(TenantId tenant, SettingsView view)
    {
        var (given, effective) = (Read(view.Given), Read(view.Effective.Json));
        yield return view.Manifest.Settings.Count == 0
            ? $"{view.Manifest.Name}: version {view.Version} has no settings"
            : $"{view.Manifest.Name}: settings of version {view.Version} in {tenant}";
        foreach (var setting in view.Manifest.Settings)
        {
            var value = effective[setting.Name]?.ToJsonString(JsonLines.Readable) ?? "not set";
            var origin = view.Effective.Missing.Contains(setting.Name) ? " (required)"
                : effective[setting.Name] is not null && given[setting.Name] is null ? " (default)"
                : "";
            var description = setting.Description is null ? "" : $"  {setting.Description}";
            yield return $"  {setting.Name} = {value}{origin}{description}";
        }
    }

    /// <summary>One JSON object.</summary>
    public static JsonObject ToJson(SettingsView view)
    {
        var (given, effective) = (Read(view.Given), Read(view.Effective.Json));
        return new JsonObject
        {
            ["name"] = view.Manifest.Name,
            ["version"] = view.Version,
            ["settings"] = new JsonArray([.. view.Manifest.Settings.Select(setting => ToJson(setting, given, effective))]),
            ["missing"] = JsonLines.Of(view.Effective.Missing),
        };
    }

    static JsonObject ToJson(TemplateSetting setting, JsonObject given, JsonObject effective) => new()
    {
        ["name"] = setting.Name,
        ["type"] = setting.Type.ToString().ToLowerInvariant(),
        ["description"] = setting.Description,
        ["required"] = setting.Required,
        ["set"] = given[setting.Name] is not null,
        ["value"] = effective[setting.Name]?.DeepClone(),
    };

    static JsonObject Read(string json) => JsonNode.Parse(json)!.AsObject();
}
