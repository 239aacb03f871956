using System.Collections.Immutable;

namespace TemplateWorker.Protocol.Values;

/// <summary>
/// A value that a template stores. The kinds are those of value encoding v2; equality is by content, and a map's order
/// is part of it.
/// </summary>
public abstract record StoredValue
{
    internal StoredValue()
    {
    }

    /// <summary>No value.</summary>
    public sealed record Null : StoredValue;

    /// <summary>Unicode text without U+0000, which PostgreSQL cannot hold.</summary>
    /// <param name="Content">The text.</param>
    public sealed record Text(string Content) : StoredValue;

    /// <summary>True or false.</summary>
    /// <param name="Value">Which of them.</param>
    public sealed record Boolean(bool Value) : StoredValue;

    /// <summary>A signed integer.</summary>
    /// <param name="Value">The number.</param>
    public sealed record Integer(long Value) : StoredValue;

    /// <summary>An integer of the unsigned range; others store small ones in it too.</summary>
    /// <param name="Value">The number.</param>
    public sealed record UnsignedInteger(ulong Value) : StoredValue;

    /// <summary>A floating-point number. JSON has no NaN and no infinities; all are stored as NaN.</summary>
    /// <param name="Value">The number.</param>
    public sealed record Float(double Value) : StoredValue;

    /// <summary>A point in space.</summary>
    /// <param name="X">First coordinate.</param>
    /// <param name="Y">Second coordinate.</param>
    /// <param name="Z">Third coordinate.</param>
    public sealed record Vector(double X, double Y, double Z) : StoredValue;

    /// <summary>A point in time.</summary>
    /// <param name="Rfc3339">The time as RFC 3339 text, kept as text so that nothing of its precision is lost.</param>
    public sealed record Timestamp(string Rfc3339) : StoredValue;

    /// <summary>A length of time. Minus one and a half seconds is (-2, 500000000).</summary>
    /// <param name="Seconds">Whole seconds, rounded down.</param>
    /// <param name="Nanoseconds">What is left, 0 to 999999999.</param>
    public sealed record Interval(long Seconds, int Nanoseconds) : StoredValue;

    /// <summary>A time zone.</summary>
    /// <param name="Name">Its IANA name.</param>
    public sealed record TimeZone(string Name) : StoredValue;

    /// <summary>Bytes.</summary>
    /// <param name="Bytes">The bytes.</param>
    public sealed record Buffer(ImmutableArray<byte> Bytes) : StoredValue
    {
        /// <inheritdoc/>
        public bool Equals(Buffer? other) => other is not null && Bytes.AsSpan().SequenceEqual(other.Bytes.AsSpan());

        /// <inheritdoc/>
        public override int GetHashCode() => Bytes.Length;
    }

    /// <summary>Values in order.</summary>
    /// <param name="Items">The values.</param>
    public sealed record List(ImmutableArray<StoredValue> Items) : StoredValue
    {
        /// <inheritdoc/>
        public bool Equals(List? other) => other is not null && Items.AsSpan().SequenceEqual(other.Items.AsSpan());

        /// <inheritdoc/>
        public override int GetHashCode() => Items.Length;
    }

    /// <summary>Pairs in order; keys are values of any kind.</summary>
    /// <param name="Entries">The pairs.</param>
    public sealed record Map(ImmutableArray<KeyValuePair<StoredValue, StoredValue>> Entries) : StoredValue
    {
        /// <inheritdoc/>
        public bool Equals(Map? other) => other is not null && Entries.SequenceEqual(other.Entries);

        /// <inheritdoc/>
        public override int GetHashCode() => Entries.Length;
    }

    /// <summary>Texts by name, without an order.</summary>
    /// <param name="Entries">The texts.</param>
    public sealed record LazyStringMap(ImmutableSortedDictionary<string, string> Entries) : StoredValue
    {
        /// <summary>How names compare: by their UTF-16 units.</summary>
        public static StringComparer NameComparer => StringComparer.Ordinal;

        /// <inheritdoc/>
        public bool Equals(LazyStringMap? other) => other is not null && Entries.SequenceEqual(other.Entries);

        /// <inheritdoc/>
        public override int GetHashCode() => Entries.Count;
    }
}
