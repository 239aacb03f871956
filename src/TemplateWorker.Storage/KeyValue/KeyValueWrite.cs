namespace TemplateWorker.Storage.KeyValue;

/// <summary>One statement that writes a record.</summary>
/// <param name="Statement">One of those of <see cref="KeyValueSql"/> that write.</param>
/// <param name="Value">What is written or added, in stored form.</param>
/// <param name="TimeToLive">How long it stays; none for ever. Means nothing to an increment.</param>
/// <param name="Expected">What must be there, in stored form, if the statement asks for it.</param>
readonly record struct KeyValueWrite(string Statement, byte[] Value, TimeSpan? TimeToLive = null, byte[]? Expected = null);
