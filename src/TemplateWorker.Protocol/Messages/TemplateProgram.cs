namespace TemplateWorker.Protocol.Messages;

/// <summary>One template as a sandbox runs it.</summary>
/// <param name="Name">The template's name, unique within its tenant.</param>
/// <param name="Version">Its version; errors name it.</param>
/// <param name="Entry">Path of the file that runs first, one of <paramref name="Files"/>.</param>
/// <param name="Files">JavaScript, and JSON, by path.</param>
/// <param name="Settings">What the template reads as <c>settings</c>: a JSON object; what is null is required and not set, and to read it is an error.</param>
public sealed record TemplateProgram(
    string Name, uint Version, string Entry, IReadOnlyDictionary<string, string> Files, string Settings = "{}");
