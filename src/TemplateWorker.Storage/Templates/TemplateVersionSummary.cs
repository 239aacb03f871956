namespace TemplateWorker.Storage.Templates;

/// <summary>One version of a template, without its files.</summary>
/// <param name="Name">The template's name.</param>
/// <param name="Version">The version, counted from 1.</param>
/// <param name="Label">What its author calls this version.</param>
/// <param name="Description">What its author says it is for.</param>
/// <param name="Hash">The same for versions that are the same; null for versions of before there were hashes.</param>
/// <param name="Capabilities">Names of what it may do; null for what holds where a template does not say.</param>
/// <param name="Events">Names of the events it subscribes to.</param>
/// <param name="Author">Who pushed it, if known.</param>
/// <param name="Note">What the author says about it.</param>
/// <param name="PushedAt">When it was pushed.</param>
public sealed record TemplateVersionSummary(
    string Name, int Version, string? Label, string? Description, string? Hash, IReadOnlyList<string>? Capabilities,
    IReadOnlyList<string> Events, string? Author, string? Note, DateTimeOffset PushedAt);
