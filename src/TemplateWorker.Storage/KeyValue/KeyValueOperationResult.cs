namespace TemplateWorker.Storage.KeyValue;

/// <summary>What one step of a transaction did.</summary>
/// <param name="Held">Whether there was a record to delete; true for a check; nothing for the others.</param>
/// <param name="Sum">What an increment arrived at, in wire form; nothing for the others.</param>
public readonly record struct KeyValueOperationResult(bool? Held, ReadOnlyMemory<byte> Sum);
