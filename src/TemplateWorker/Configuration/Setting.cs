using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Runtime.Serialization;
using TemplateWorker.Discord.Gateway;

namespace TemplateWorker.Configuration;

/// <summary>One setting: its place in the settings classes, its key and what values it takes.</summary>
sealed class Setting
{
    readonly PropertyInfo[] _path;
    readonly Type _type;
    readonly RangeAttribute? _range;

    /// <summary>The setting at the end of a path of properties that starts at <see cref="HostSettings"/>.</summary>
    public Setting(PropertyInfo[] path)
    {
        _path = path;
        Path = string.Join('.', path.Select(property => SettingsSchema.KeyOf(property.Name)));
        var property = path[^1];
        _type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        _range = property.GetCustomAttribute<RangeAttribute>();
        IsOptional = Nullable.GetUnderlyingType(property.PropertyType) is not null
            || new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;
    }

    /// <summary>Key with its sections, <c>database.embedded.port</c>.</summary>
    public string Path { get; }

    /// <summary>Whether null, "use the default behaviour", is a value.</summary>
    public bool IsOptional { get; }

    /// <summary>Whether there may be several values; as text they are separated by commas.</summary>
    public bool IsList => _type == typeof(IReadOnlyList<string>);

    /// <summary>Whether values must not be printed.</summary>
    public bool IsSecret => _type == typeof(Secret);

    /// <summary>The value in <paramref name="settings"/>.</summary>
    public object? Get(HostSettings settings)
    {
        object? value = settings;
        foreach (var property in _path)
        {
            value = property.GetValue(value);
        }

        return value;
    }

    /// <summary>Puts <paramref name="value"/> into <paramref name="settings"/>, which must not be in use yet.</summary>
    public void Set(HostSettings settings, object? value)
    {
        object section = settings;
        foreach (var property in _path[..^1])
        {
            section = property.GetValue(section)!;
        }

        _path[^1].SetValue(section, value);
    }

    /// <summary>Turns text into a value, or says why it cannot be one.</summary>
    /// <returns>Null when it can; else what is wrong and what would be right.</returns>
    public string? TryParse(string? text, out object? value)
    {
        value = null;
        if (IsList)
        {
            value = (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return null;
        }

        if (string.IsNullOrEmpty(text))
        {
            return IsOptional ? null : $"{Path} must be {Expected}, and is empty";
        }

        value = Parse(text);
        var inBounds = _range is null || (value is int number && number >= (int)_range.Minimum && number <= (int)_range.Maximum);
        return value is not null && inBounds
            ? null
            : $"{Path} must be {Expected}, and is {(IsSecret ? Secret.Redacted : $"\"{text}\"")}";
    }

    object? Parse(string text)
    {
        if (_type == typeof(int))
        {
            return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
        }

        if (_type == typeof(Uri))
        {
            return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;
        }

        if (_type.IsEnum)
        {
            var name = Array.Find(Enum.GetNames(_type), name => WordOf(name).Equals(text, StringComparison.OrdinalIgnoreCase));
            return name is null ? null : Enum.Parse(_type, name);
        }

        if (_type == typeof(ShardSet))
        {
            return ShardSet.TryParse(text, out var range) ? range : null;
        }

        return IsSecret ? new Secret(text) : text;
    }

    // Some values are words of a protocol, which are not ours to spell.
    string WordOf(string name) => _type.GetField(name)!.GetCustomAttribute<EnumMemberAttribute>()?.Value ?? SettingsSchema.KeyOf(name);

    string Expected =>
        _range is not null ? string.Create(CultureInfo.InvariantCulture, $"a whole number from {_range.Minimum} to {_range.Maximum}")
        : _type == typeof(Uri) ? "an http or https address"
        : _type.IsEnum ? "one of " + string.Join(", ", Enum.GetNames(_type).Select(WordOf))
        : _type == typeof(ShardSet) ? $"a number of shards from 1 to {ShardSet.MostShards}, or some of them, such as 0-3/16 or 0-3,16-19/32"
        : "text";
}
