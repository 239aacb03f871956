using System.Collections;
using TemplateWorker.Templates.Manifest;

namespace TemplateWorker.Configuration;

/// <summary>
/// Reads settings from environment variables: <c>TEMPLATEWORKER__SECTION__KEY</c> for any of them, and the customary
/// <c>DATABASE_URL</c>, which the former overrides. A name with <c>_FILE</c> after it names a file that holds the value, as
/// containers are given secrets.
/// </summary>
static class EnvironmentSettingsSource
{
    const string Prefix = "TEMPLATEWORKER__";
    const string DatabaseUrl = "DATABASE_URL";
    const string FileSuffix = "_FILE";

    /// <summary>Reads <paramref name="environment"/>; what is wrong is added to <paramref name="problems"/>.</summary>
    public static IReadOnlyList<SettingValue> Read(IDictionary environment, List<ConfigurationProblem> problems)
    {
        var values = new List<SettingValue>();
        var database = SettingsSchema.Find("database.url")!;
        if (environment[DatabaseUrl + FileSuffix] is string { Length: > 0 } file)
        {
            AddFile(database, DatabaseUrl + FileSuffix, file, values, problems);
        }

        if (environment[DatabaseUrl] is string { Length: > 0 } url)
        {
            values.Add(new SettingValue(database, url, $"environment variable {DatabaseUrl}"));
        }

        var names = environment.Keys.Cast<string>().Where(name => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase));
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            var where = $"environment variable {name}";
            var keys = name[Prefix.Length..].ToLowerInvariant().Split("__");
            var path = string.Join('.', keys);
            if (SettingsSchema.Find(path) is { } setting)
            {
                values.Add(new SettingValue(setting, (string?)environment[name], where));
            }
            else if (path.EndsWith(FileSuffix, StringComparison.OrdinalIgnoreCase) && SettingsSchema.Find(path[..^FileSuffix.Length]) is { } ofFile)
            {
                AddFile(ofFile, name, (string?)environment[name] ?? "", values, problems);
            }
            else if (SettingsSchema.IsSection(path))
            {
                problems.Add(new ConfigurationProblem(where, $"{path} is a section; name a setting in it, {name}__KEY"));
            }
            else
            {
                problems.Add(new ConfigurationProblem(where, $"no setting \"{path}\"{SuggestVariable(path)}"));
            }
        }

        return values;
    }

    static void AddFile(Setting setting, string name, string file, List<SettingValue> values, List<ConfigurationProblem> problems)
    {
        try
        {
            values.Add(new SettingValue(setting, File.ReadAllText(file).Trim(), $"environment variable {name}, file {file}"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            problems.Add(new ConfigurationProblem($"environment variable {name}", $"the file cannot be read: {error.Message}"));
        }
    }

    static string SuggestVariable(string path)
    {
        var nearest = NearestName.Of(path, SettingsSchema.All.Select(setting => setting.Path));
        return nearest is null
            ? ""
            : $"; did you mean {Prefix}{nearest.ToUpperInvariant().Replace(".", "__", StringComparison.Ordinal)}?";
    }
}
