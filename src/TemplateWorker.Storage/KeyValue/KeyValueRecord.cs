namespace TemplateWorker.Storage.KeyValue;

/// <summary>What is stored under one key.</summary>
/// <param name="Id">64 letters and digits that stay the same for as long as the record exists.</param>
/// <param name="Key">The key.</param>
/// <param name="Scopes">The scopes, sorted.</param>
/// <param name="Value">The value's wire form, UTF-8 JSON.</param>
/// <param name="CreatedAt">When it was first set.</param>
/// <param name="LastUpdatedAt">When it was last set.</param>
/// <param name="ExpiresAt">When it will be absent; none when it stays for ever.</param>
public sealed record KeyValueRecord(
    string Id, string Key, IReadOnlyList<string> Scopes, ReadOnlyMemory<byte> Value, DateTimeOffset CreatedAt, DateTimeOffset LastUpdatedAt,
    DateTimeOffset? ExpiresAt);
