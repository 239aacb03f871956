using TemplateWorker.Registration;

namespace TemplateWorker.Authoring;

/// <summary>What came of a push.</summary>
/// <param name="Name">The template's name.</param>
/// <param name="Version">The version that is active now.</param>
/// <param name="Hash">That version's hash.</param>
/// <param name="IsNew">Whether it is a new version; not so when the active version is the same.</param>
/// <param name="IsEnabled">Whether it runs.</param>
/// <param name="Events">Names of the events it subscribes to.</param>
/// <param name="Commands">Its commands, and how they differ from those of the version before.</param>
/// <param name="Capabilities">Names of what it may do.</param>
/// <param name="NewCapabilities">Those that the version before did not ask for; none for a first version.</param>
/// <param name="MissingSettings">Names of settings that it requires and the guild has not set.</param>
sealed record PushedTemplate(
    string Name, int Version, string Hash, bool IsNew, bool IsEnabled, IReadOnlyList<string> Events, CommandChanges Commands,
    IReadOnlyCollection<string> Capabilities, IReadOnlyList<string> NewCapabilities, IReadOnlyList<string> MissingSettings)
{
    /// <summary>The newest earlier version with the same files, when a new one was made; null when there is none.</summary>
    public int? SameAs { get; init; }
}
