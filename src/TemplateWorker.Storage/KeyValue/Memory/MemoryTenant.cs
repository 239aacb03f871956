using System.Collections.Immutable;
using System.Security.Cryptography;
using TemplateWorker.Protocol.Values;

namespace TemplateWorker.Storage.KeyValue.Memory;

/// <summary>
/// The records and sorted lists of one tenant. Nothing of them is ever changed in place, so a transaction that cannot
/// be done takes back what was there before it. Guarded by the store.
/// </summary>
/// <param name="limits">What it may store.</param>
/// <param name="time">The clock.</param>
sealed class MemoryTenant(StorageLimits limits, TimeProvider time)
{
    const int IdLength = 64;
    const string IdAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    ImmutableSortedDictionary<KeyValueAddress, MemoryRecord> _records =
        ImmutableSortedDictionary.Create<KeyValueAddress, MemoryRecord>(AddressOrder.Instance);

    long _bytesOfRecords;

    /// <summary>All records, by key, then by scopes.</summary>
    public IEnumerable<MemoryRecord> Records
    {
        get
        {
            Purge();
            return _records.Values;
        }
    }

    /// <summary>The sorted lists.</summary>
    public MemoryLists Lists { get; } = new();

    /// <summary>What counts against the quota.</summary>
    public long Bytes
    {
        get
        {
            Purge();
            return _bytesOfRecords + Lists.Bytes;
        }
    }

    /// <summary>Finds a record.</summary>
    public MemoryRecord? Find(KeyValueAddress address)
    {
        Purge();
        return _records.GetValueOrDefault(address);
    }

    /// <summary>Whether a condition holds of what is there.</summary>
    /// <param name="address">Where.</param>
    /// <param name="condition">Which condition.</param>
    /// <param name="expected">What must be there, in stored form, if the condition asks for it.</param>
    public bool Holds(KeyValueAddress address, KeyValueCondition.Kind condition, byte[]? expected)
    {
        var old = Find(address);
        return condition switch
        {
            KeyValueCondition.Kind.Absent => old is null,
            KeyValueCondition.Kind.Present => old is not null,
            _ => old is not null && StoredNumbers.AreSame(old.Value, expected),
        };
    }

    /// <summary>Writes a record. What is equal to what is there stays as it was stored.</summary>
    public void Set(KeyValueAddress address, byte[] value, TimeSpan? timeToLive)
    {
        var old = Find(address);
        Write(address, old, old is not null && StoredNumbers.AreSame(old.Value, value) ? old.Value : value, EndOf(timeToLive));
    }

    /// <summary>Adds to a number.</summary>
    /// <returns>The sum in wire form.</returns>
    public ReadOnlyMemory<byte> Increment(KeyValueAddress address, byte[] by)
    {
        var old = Find(address);
        var sum = by;
        if (old is not null)
        {
            var number = StoredNumbers.Of(old.Value)
                ?? throw new KeyValueException(KeyValueProblem.NotANumber, $"The value of \"{address.Key}\" is not a number.");
            sum = StoredValueWriter.Write(
                StoredNumbers.Add(number, StoredNumbers.Of(by)!) ?? throw KeyValueSums.OutOfRange(address), StoredValueForm.Stored);
        }
        Write(address, old, sum, old?.ExpiresAt);
        return StoredValueForms.ToWire(sum);
    }

    /// <summary>Changes how long a record stays.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Expire(KeyValueAddress address, TimeSpan? timeToLive)
    {
        if (Find(address) is not { } record)
            return false;
        _records = _records.SetItem(address, record with { ExpiresAt = EndOf(timeToLive) });
        return true;
    }

    /// <summary>Removes a record.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Delete(KeyValueAddress address)
    {
        if (Find(address) is not { } old)
            return false;
        _records = _records.Remove(address);
        _bytesOfRecords -= old.Bytes;
        return true;
    }

    /// <summary>Does several things, all or none.</summary>
    /// <typeparam name="T">What they give.</typeparam>
    /// <param name="work">Does them.</param>
    /// <param name="isDone">Whether they are to stay.</param>
    public T Transact<T>(Func<T> work, Func<T, bool> isDone)
    {
        var (records, bytes) = (_records, _bytesOfRecords);
        var done = false;
        try
        {
            var result = work();
            done = isDone(result);
            return result;
        }
        finally
        {
            if (!done)
                (_records, _bytesOfRecords) = (records, bytes);
        }
    }

    /// <summary>Makes sure that there is room.</summary>
    /// <exception cref="KeyValueException">There is not.</exception>
    public void Reserve(long growth)
    {
        if (growth > 0 && Bytes + growth > limits.TenantBytes)
            throw CountedSize.Exceeded(limits);
    }

    void Write(KeyValueAddress address, MemoryRecord? old, byte[] value, DateTimeOffset? expiresAt)
    {
        var now = time.GetUtcNow();
        var record = new MemoryRecord(
            address, old?.Id ?? RandomNumberGenerator.GetString(IdAlphabet, IdLength), value, old?.CreatedAt ?? now, now, expiresAt);
        var growth = record.Bytes - (old?.Bytes ?? 0);
        Reserve(growth);
        _records = _records.SetItem(address, record);
        _bytesOfRecords += growth;
    }

    DateTimeOffset? EndOf(TimeSpan? timeToLive) => time.GetUtcNow() + timeToLive;

    void Purge()
    {
        var now = time.GetUtcNow();
        foreach (var (address, record) in _records.Where(pair => pair.Value.ExpiresAt <= now))
        {
            _records = _records.Remove(address);
            _bytesOfRecords -= record.Bytes;
        }
    }
}
