using System.Collections;

namespace TemplateWorker.Configuration;

/// <summary>
/// The one place that turns configuration into settings: defaults, overridden by the file, overridden by the
/// environment, overridden by flags. Reports every problem of all of them at once.
/// </summary>
static class SettingsLoader
{
    /// <summary>The file that is read from the working folder when no other is named.</summary>
    public const string DefaultFile = "config.yaml";

    /// <summary>Loads the settings.</summary>
    /// <param name="file">The file named by the user, which must exist; null for the default file, which may be absent.</param>
    /// <param name="environment">Environment variables.</param>
    /// <param name="flags">Values given as flags, by path of the setting.</param>
    /// <exception cref="ConfigurationException">Anything is wrong; holds all of it.</exception>
    public static HostSettings Load(string? file, IDictionary environment, IEnumerable<(string Path, string Flag, string Value)> flags)
    {
        var problems = new List<ConfigurationProblem>();
        var values = new List<SettingValue>();
        values.AddRange(ReadFile(file, problems));
        values.AddRange(EnvironmentSettingsSource.Read(environment, problems));
        values.AddRange(flags.Select(flag => new SettingValue(SettingsSchema.Find(flag.Path)!, flag.Value, $"flag {flag.Flag}")));

        var settings = new HostSettings();
        foreach (var value in values)
        {
            if (value.Setting.TryParse(value.Text, out var parsed) is { } problem)
            {
                problems.Add(new ConfigurationProblem(value.Where, problem));
            }
            else
            {
                value.Setting.Set(settings, parsed);
            }
        }

        SettingsRules.Check(settings, values, problems);
        return problems.Count == 0 ? settings : throw new ConfigurationException(problems);
    }

    static IReadOnlyList<SettingValue> ReadFile(string? file, List<ConfigurationProblem> problems)
    {
        if (file is null && !File.Exists(DefaultFile))
        {
            return [];
        }

        var path = file ?? DefaultFile;
        try
        {
            using var reader = new StreamReader(path);
            return YamlSettingsSource.Read(path, reader, problems);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add(new ConfigurationProblem(path, $"the configuration cannot be read: {error.Message}"));
            return [];
        }
    }
}
