namespace TemplateWorker.Storage.Templates;

/// <summary>The commands of one active template.</summary>
/// <param name="Template">The template's name.</param>
/// <param name="Commands">A JSON array of Discord application commands, UTF-8.</param>
public sealed record TemplateCommands(string Template, ReadOnlyMemory<byte> Commands);
