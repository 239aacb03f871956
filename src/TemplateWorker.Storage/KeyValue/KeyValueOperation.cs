namespace TemplateWorker.Storage.KeyValue;

/// <summary>One step of a transaction.</summary>
public sealed class KeyValueOperation
{
    KeyValueOperation(KeyValueOperationKind kind, KeyValueAddress address) => (Kind, Address) = (kind, address);

    /// <summary>What it does.</summary>
    public KeyValueOperationKind Kind { get; }

    /// <summary>The record that it is about.</summary>
    public KeyValueAddress Address { get; }

    /// <summary>What is written or added, in wire form; nothing for other operations.</summary>
    internal ReadOnlyMemory<byte> Value { get; private init; }

    /// <summary>How long what is set stays; none for ever.</summary>
    internal TimeSpan? TimeToLive { get; private init; }

    /// <summary>What is checked.</summary>
    internal KeyValueCondition Condition { get; private init; } = KeyValueCondition.Present;

    /// <summary>Writes a record, whether it exists or not.</summary>
    /// <param name="address">Which.</param>
    /// <param name="value">What, in wire form.</param>
    /// <param name="timeToLive">How long it stays; none for ever.</param>
    public static KeyValueOperation Set(KeyValueAddress address, ReadOnlyMemory<byte> value, TimeSpan? timeToLive = null) =>
        new(KeyValueOperationKind.Set, address) { Value = value, TimeToLive = timeToLive };

    /// <summary>Removes a record.</summary>
    /// <param name="address">Which.</param>
    public static KeyValueOperation Delete(KeyValueAddress address) => new(KeyValueOperationKind.Delete, address);

    /// <summary>Adds to a number.</summary>
    /// <param name="address">Which.</param>
    /// <param name="by">The number to add, in wire form.</param>
    public static KeyValueOperation Increment(KeyValueAddress address, ReadOnlyMemory<byte> by) =>
        new(KeyValueOperationKind.Increment, address) { Value = by };

    /// <summary>Lets the transaction go ahead only if a condition holds.</summary>
    /// <param name="address">Of which record.</param>
    /// <param name="condition">The condition.</param>
    public static KeyValueOperation Check(KeyValueAddress address, KeyValueCondition condition) =>
        new(KeyValueOperationKind.Check, address) { Condition = condition };
}
