using TemplateWorker.Protocol.Values;

namespace TemplateWorker.Storage.KeyValue.Memory;

/// <summary>What is held under one address.</summary>
/// <param name="Address">The address.</param>
/// <param name="Id">64 letters and digits.</param>
/// <param name="Value">The value in stored form.</param>
/// <param name="CreatedAt">When it was first set.</param>
/// <param name="UpdatedAt">When it was last set.</param>
/// <param name="ExpiresAt">When it will be absent; none when it stays for ever.</param>
sealed record MemoryRecord(
    KeyValueAddress Address, string Id, byte[] Value, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? ExpiresAt)
{
    /// <summary>What it counts against the quota.</summary>
    public long Bytes { get; } = CountedSize.OfRecord(Address, Value);

    /// <summary>The record as it is given out.</summary>
    public KeyValueRecord ToRecord() =>
        new(Id, Address.Key, Address.Scopes, StoredValueForms.ToWire(Value), CreatedAt, UpdatedAt, ExpiresAt);
}
