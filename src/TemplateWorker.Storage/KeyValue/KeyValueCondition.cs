namespace TemplateWorker.Storage.KeyValue;

/// <summary>What must hold of a record for a conditional set to go ahead.</summary>
public sealed class KeyValueCondition
{
    KeyValueCondition(Kind kind, ReadOnlyMemory<byte> expected = default)
    {
        What = kind;
        Expected = expected;
    }

    internal enum Kind
    {
        Absent,
        Present,
        Equals,
    }

    /// <summary>There is no record.</summary>
    public static KeyValueCondition Absent { get; } = new(Kind.Absent);

    /// <summary>There is a record, whatever it holds.</summary>
    public static KeyValueCondition Present { get; } = new(Kind.Present);

    internal Kind What { get; }

    internal ReadOnlyMemory<byte> Expected { get; }

    /// <summary>There is a record with this value. Numbers are equal whatever kind of number they are stored as.</summary>
    /// <param name="value">The value's wire form, UTF-8 JSON.</param>
    public static KeyValueCondition EqualTo(ReadOnlyMemory<byte> value) => new(Kind.Equals, value);
}
