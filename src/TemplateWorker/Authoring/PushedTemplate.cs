namespace TemplateWorker.Authoring;

/// <summary>What a push made active.</summary>
/// <param name="Version">The version's number, counted from 1.</param>
/// <param name="Events">Names of the events it subscribes to.</param>
/// <param name="Commands">Its commands: a JSON array of Discord application commands, UTF-8.</param>
sealed record PushedTemplate(int Version, IReadOnlyList<string> Events, ReadOnlyMemory<byte> Commands);
