using System.Text.Json.Nodes;
using TemplateWorker.Templates.Manifest;

namespace TemplateWorker.Authoring;

/// <summary>
/// What a version reads as settings: of what the guild has set that which the version takes, and defaults for the rest. A
/// version must be able to run while something is not set yet, or was set for another version.
/// </summary>
/// <param name="Json">A JSON object by name; null stands for what is required and not set.</param>
/// <param name="Missing">Names of required settings without a value.</param>
sealed record EffectiveSettings(string Json, IReadOnlyList<string> Missing)
{
    /// <summary>Those of a version.</summary>
    /// <param name="manifest">The version's manifest.</param>
    /// <param name="given">What the guild has set: a JSON object.</param>
    public static EffectiveSettings Of(TemplateManifest manifest, string given)
    {
        var taken = Take(manifest, given);
        return new EffectiveSettings(
            SettingValues.ResolveSoFar(manifest, taken.ToJsonString()),
            [.. manifest.Settings.Where(setting => setting.Required && !taken.ContainsKey(setting.Name)).Select(setting => setting.Name)]);
    }

    /// <summary>What a version is tried with before it is pushed: made up values where something required is missing.</summary>
    /// <param name="manifest">The version's manifest.</param>
    /// <param name="given">What the guild has set: a JSON object.</param>
    public static string ForTrial(TemplateManifest manifest, string given)
    {
        var values = JsonNode.Parse(SettingValues.Sample(manifest))!.AsObject();
        foreach (var (name, value) in Take(manifest, given))
        {
            values[name] = value?.DeepClone();
        }

        return SettingValues.Resolve(manifest, values.ToJsonString());
    }

    static JsonObject Take(TemplateManifest manifest, string given)
    {
        var values = JsonNode.Parse(given) as JsonObject ?? [];
        var taken = new JsonObject();
        foreach (var setting in manifest.Settings)
        {
            if (values[setting.Name] is { } value && IsTaken(manifest, setting, value))
            {
                taken[setting.Name] = value.DeepClone();
            }
        }

        return taken;
    }

    static bool IsTaken(TemplateManifest manifest, TemplateSetting setting, JsonNode value)
    {
        try
        {
            SettingValues.Resolve(manifest with { Settings = [setting] }, new JsonObject { [setting.Name] = value.DeepClone() }.ToJsonString());
            return true;
        }
        catch (SettingException)
        {
            return false;
        }
    }
}
