using System.Reflection;
using System.Text.Json;
using TemplateWorker.Templates.Manifest;

namespace TemplateWorker.Configuration;

/// <summary>The keys and sections that exist, read once from <see cref="HostSettings"/> and its sections.</summary>
static class SettingsSchema
{
    static readonly Dictionary<string, Setting> Settings = [];
    static readonly Dictionary<string, IReadOnlyList<string>> Sections = [];

    static SettingsSchema() => Read(typeof(HostSettings), [], "");

    /// <summary>All settings, in the order of the classes.</summary>
    public static IEnumerable<Setting> All => Settings.Values;

    /// <summary>The setting with this path, or null.</summary>
    public static Setting? Find(string path) => Settings.GetValueOrDefault(path);

    /// <summary>Whether a section has this path; the empty path is the root.</summary>
    public static bool IsSection(string path) => Sections.ContainsKey(path);

    /// <summary>What an unknown key was probably meant to be, as a clause to append to an error; else the empty text.</summary>
    /// <param name="section">Path of the section that the key is in.</param>
    /// <param name="key">The unknown key.</param>
    public static string Suggest(string section, string key)
    {
        var nearest = NearestName.Of(key, Sections.GetValueOrDefault(section) ?? [])
            ?? Settings.Keys.FirstOrDefault(path => path.EndsWith('.' + key, StringComparison.Ordinal))
            ?? NearestName.Of(Join(section, key), Settings.Keys);
        return nearest is null ? "" : $"; did you mean {nearest}?";
    }

    /// <summary>The key of a property: <c>CpuLimitMs</c> is <c>cpu_limit_ms</c>.</summary>
    public static string KeyOf(string propertyName) => JsonNamingPolicy.SnakeCaseLower.ConvertName(propertyName);

    /// <summary>Path of <paramref name="key"/> in <paramref name="section"/>.</summary>
    public static string Join(string section, string key) => section.Length == 0 ? key : $"{section}.{key}";

    static void Read(Type type, PropertyInfo[] parents, string section)
    {
        var properties = type.GetProperties();
        Sections[section] = [.. properties.Select(property => KeyOf(property.Name))];
        foreach (var property in properties)
        {
            PropertyInfo[] path = [.. parents, property];
            if (property.PropertyType.Name.EndsWith("Settings", StringComparison.Ordinal))
            {
                Read(property.PropertyType, path, Join(section, KeyOf(property.Name)));
            }
            else
            {
                var setting = new Setting(path);
                Settings[setting.Path] = setting;
            }
        }
    }
}
