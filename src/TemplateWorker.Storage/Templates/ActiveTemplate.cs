namespace TemplateWorker.Storage.Templates;

/// <summary>The version of a template that runs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version, counted from 1.</param>
/// <param name="Entry">The file that runs.</param>
/// <param name="Files">What runs, by path.</param>
/// <param name="Events">Names of the events it subscribes to.</param>
public sealed record ActiveTemplate(
    string Name, int Version, string Entry, IReadOnlyDictionary<string, string> Files, IReadOnlyList<string> Events)
{
    /// <summary>Source maps by path.</summary>
    public IReadOnlyDictionary<string, string> SourceMaps { get; init; } = new Dictionary<string, string>();

    /// <summary>Names of what it may do; null for what holds where a template does not say.</summary>
    public IReadOnlyList<string>? Capabilities { get; init; }

    /// <summary>Whether the host, when it defers an interaction for it, does so for the member alone.</summary>
    public bool DefersEphemerally { get; init; } = true;

    /// <summary>What it reads as settings: a JSON object.</summary>
    public string Settings { get; init; } = "{}";
}
