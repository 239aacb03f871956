namespace TemplateWorker.Storage.KeyValue;

/// <summary>What became of a write.</summary>
/// <param name="Wanted">Whether its condition held.</param>
/// <param name="Stored">Whether it was stored.</param>
/// <param name="Value">What is stored now, in wire form.</param>
/// <param name="WasNoNumber">Whether there was a value before that is no number.</param>
readonly record struct KeyValueWriteOutcome(bool Wanted, bool Stored, ReadOnlyMemory<byte> Value, bool WasNoNumber);
