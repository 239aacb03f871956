namespace TemplateWorker.Storage.KeyValue;

/// <summary>One page of a search.</summary>
/// <param name="Records">The records in order.</param>
/// <param name="Cursor">Asks for the next page; none when this is the last.</param>
public sealed record KeyValuePage(IReadOnlyList<KeyValueRecord> Records, string? Cursor);
