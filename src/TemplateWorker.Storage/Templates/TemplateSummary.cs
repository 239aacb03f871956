namespace TemplateWorker.Storage.Templates;

/// <summary>The version of a template that runs, without its files.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version, counted from 1.</param>
/// <param name="Events">Names of the events it subscribes to.</param>
/// <param name="Author">Who pushed it, if known.</param>
/// <param name="Note">What the author says about it.</param>
/// <param name="PushedAt">When it was pushed.</param>
public sealed record TemplateSummary(
    string Name, int Version, IReadOnlyList<string> Events, string? Author, string? Note, DateTimeOffset PushedAt);
