namespace TemplateWorker.Configuration;

/// <summary>A value that a source gives to a setting.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Text">The value as written; null for YAML's null.</param>
/// <param name="Where">Where it is written, for error messages.</param>
sealed record SettingValue(Setting Setting, string? Text, string Where);
