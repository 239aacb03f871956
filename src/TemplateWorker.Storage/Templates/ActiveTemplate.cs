namespace TemplateWorker.Storage.Templates;

/// <summary>The version of a template that runs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version, counted from 1.</param>
/// <param name="Entry">The file that runs.</param>
/// <param name="Files">Texts of its files by name.</param>
/// <param name="Events">Names of the events it subscribes to.</param>
public sealed record ActiveTemplate(
    string Name, int Version, string Entry, IReadOnlyDictionary<string, string> Files, IReadOnlyList<string> Events);
