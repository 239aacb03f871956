using TemplateWorker.Templates.Manifest;

namespace TemplateWorker.Authoring;

/// <summary>How it stands with the settings of a template.</summary>
/// <param name="Manifest">The active version's manifest.</param>
/// <param name="Version">The active version.</param>
/// <param name="Given">What the guild has set: a JSON object.</param>
sealed record SettingsView(TemplateManifest Manifest, int Version, string Given)
{
    /// <summary>What the version reads.</summary>
    public EffectiveSettings Effective { get; } = EffectiveSettings.Of(Manifest, Given);
}
