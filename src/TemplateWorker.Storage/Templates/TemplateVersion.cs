namespace TemplateWorker.Storage.Templates;

/// <summary>One version of a template with what its author wrote.</summary>
/// <param name="Summary">What it is.</param>
/// <param name="Entry">The file that runs.</param>
/// <param name="Files">Texts of its sources by path.</param>
/// <param name="Commands">Its commands: a JSON array of Discord application commands, UTF-8.</param>
public sealed record TemplateVersion(
    TemplateVersionSummary Summary, string Entry, IReadOnlyDictionary<string, string> Files, ReadOnlyMemory<byte> Commands);
