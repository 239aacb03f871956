using System.Text.Json;
using System.Text.Json.Nodes;

namespace TemplateWorker.Templates.Manifest;

/// <summary>Turns what a guild has set into what its template reads.</summary>
public static class SettingValues
{
    /// <summary>Fills defaults in and checks every value against the manifest.</summary>
    /// <param name="manifest">The template's manifest.</param>
    /// <param name="given">A JSON object of values by name; null or empty text when nothing is set.</param>
    /// <returns>A JSON object in the order of the manifest; a setting without value and default is left out.</returns>
    /// <exception cref="SettingException">A value is missing, unknown or wrong; the message names each.</exception>
    public static string Resolve(TemplateManifest manifest, string? given)
    {
        var values = Parse(given);
        var problems = new List<string>();
        var resolved = new JsonObject();
        foreach (var setting in manifest.Settings)
        {
            // A null takes a value back, so that the default holds again.
            var value = values[setting.Name] ?? setting.Default;
            if (value is null)
            {
                if (setting.Required)
                {
                    problems.Add($"{setting.Name} is required and not set");
                }
            }
            else if (SettingRules.ProblemOf(setting, value) is { } problem)
            {
                problems.Add($"{setting.Name} {problem}");
            }
            else
            {
                resolved[setting.Name] = value.DeepClone();
            }
        }

        var names = manifest.Settings.Select(setting => setting.Name).ToList();
        problems.AddRange(values
            .Where(value => !names.Contains(value.Key))
            .Select(value => $"there is no setting \"{value.Key}\"" + (NearestName.Of(value.Key, names) is { } near ? $"; did you mean {near}?" : "")));
        return problems.Count == 0 ? resolved.ToJsonString() : throw new SettingException(manifest.Name, problems);
    }

    /// <summary>As <see cref="Resolve"/>, for a guild that may not have set all that is required yet.</summary>
    /// <param name="manifest">The template's manifest.</param>
    /// <param name="given">A JSON object of values by name; null or empty text when nothing is set.</param>
    /// <returns>A JSON object in the order of the manifest; null stands for what is required and not set, and to read it is an error in a template.</returns>
    /// <exception cref="SettingException">A value is unknown or wrong; the message names each.</exception>
    public static string ResolveSoFar(TemplateManifest manifest, string? given)
    {
        var optional = manifest with { Settings = [.. manifest.Settings.Select(setting => setting with { Required = false })] };
        var set = JsonNode.Parse(Resolve(optional, given))!.AsObject();
        return new JsonObject(manifest.Settings
            .Where(setting => setting.Required || set.ContainsKey(setting.Name))
            .Select(setting => KeyValuePair.Create(setting.Name, set[setting.Name]?.DeepClone()))).ToJsonString();
    }

    /// <summary>Fills in what is required and not set with values that a template can be tried with.</summary>
    /// <param name="manifest">The template's manifest.</param>
    /// <returns>A JSON object as <see cref="Resolve"/> gives it.</returns>
    public static string Sample(TemplateManifest manifest) => Resolve(manifest, new JsonObject(
        manifest.Settings.Where(setting => setting.Required).Select(setting => KeyValuePair.Create(setting.Name, SettingSample.Of(setting)))).ToJsonString());

    /// <summary>Reads a value as people type it on a command line.</summary>
    /// <param name="manifest">The template's manifest.</param>
    /// <param name="name">The setting's name.</param>
    /// <param name="text">
    /// The value: text and ids as they are, numbers and <c>true</c> or <c>false</c> as in JSON, a list as a JSON array or
    /// its items with commas between them.
    /// </param>
    /// <exception cref="SettingException">There is no such setting, or the value is not what it takes.</exception>
    public static JsonNode ParseText(TemplateManifest manifest, string name, string text)
    {
        var setting = manifest.Settings.FirstOrDefault(setting => setting.Name == name);
        if (setting is null)
        {
            var near = NearestName.Of(name, manifest.Settings.Select(setting => setting.Name));
            throw new SettingException(manifest.Name, [$"there is no setting \"{name}\"" + (near is null ? "" : $"; did you mean {near}?")]);
        }

        var value = setting.Type == SettingType.List && !text.TrimStart().StartsWith('[')
            ? new JsonArray([.. text
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(item => ParseOne(setting.Items ?? SettingType.Text, item))])
            : ParseOne(setting.Type, text);
        return SettingRules.ProblemOf(setting, value) is { } problem
            ? throw new SettingException(manifest.Name, [$"{name} {problem}"])
            : value!;
    }

    static JsonNode? ParseOne(SettingType type, string text)
    {
        if (type is not (SettingType.Number or SettingType.Integer or SettingType.Boolean or SettingType.List))
        {
            return JsonValue.Create(text);
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            // The rule of the type says what is wrong with it.
            return JsonValue.Create(text);
        }
    }

    static JsonObject Parse(string? given)
    {
        if (string.IsNullOrWhiteSpace(given))
        {
            return [];
        }

        try
        {
            return JsonNode.Parse(given) as JsonObject ?? throw new SettingException("", ["settings are a JSON object of values by name"]);
        }
        catch (JsonException error)
        {
            throw new SettingException("", [$"the settings are not JSON: {error.Message}"]);
        }
    }
}
