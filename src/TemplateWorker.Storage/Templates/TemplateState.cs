namespace TemplateWorker.Storage.Templates;

/// <summary>How it stands with a template.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ActiveVersion">The version that runs, or would run if it were enabled; null when the template is removed.</param>
/// <param name="ActiveHash">That version's hash, if it has one.</param>
/// <param name="IsEnabled">Whether it runs.</param>
/// <param name="NewestVersion">The version that was pushed last.</param>
/// <param name="Settings">What the guild has set: a JSON object.</param>
/// <param name="EffectiveSettings">What the active version reads as settings: a JSON object.</param>
public sealed record TemplateState(
    string Name, int? ActiveVersion, string? ActiveHash, bool IsEnabled, int NewestVersion, string Settings, string EffectiveSettings);
