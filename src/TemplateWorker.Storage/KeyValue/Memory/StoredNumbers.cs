using System.Globalization;
using System.Numerics;
using TemplateWorker.Protocol.Values;

namespace TemplateWorker.Storage.KeyValue.Memory;

/// <summary>Compares and adds stored numbers as PostgreSQL's statements do.</summary>
static class StoredNumbers
{
    // Beyond it no integer that can be stored is equal to a float.
    const double LargestDecimal = 7.9e27;

    /// <summary>The number that a stored value is; null when it is none.</summary>
    public static StoredValue? Of(ReadOnlySpan<byte> stored) =>
        StoredValueReader.Read(stored, StoredValueForm.Stored) is var value
        && value is StoredValue.Integer or StoredValue.UnsignedInteger or StoredValue.Float ? value : null;

    /// <summary>Whether two stored values are the same; numbers are whatever kind they are stored as.</summary>
    public static bool AreSame(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var (one, other) = (StoredValueReader.Read(left, StoredValueForm.Stored), StoredValueReader.Read(right, StoredValueForm.Stored));
        return one.Equals(other) || (ExactOf(one) is { } number && number == ExactOf(other));
    }

    /// <summary>The sum of two numbers.</summary>
    /// <returns>The sum; null when it is beyond the numbers that can be stored.</returns>
    public static StoredValue? Add(StoredValue number, StoredValue by)
    {
        if (number is StoredValue.Float || by is StoredValue.Float)
        {
            var (left, right) = (InexactOf(number), InexactOf(by));
            var sum = left + right;
            return double.IsInfinity(sum) && double.IsFinite(left) && double.IsFinite(right) ? null : new StoredValue.Float(sum);
        }
        var exact = IntegerOf(number) + IntegerOf(by);
        if (exact >= long.MinValue && exact <= long.MaxValue)
            return new StoredValue.Integer((long)exact);
        return exact >= 0 && exact <= ulong.MaxValue ? new StoredValue.UnsignedInteger((ulong)exact) : null;
    }

    static BigInteger IntegerOf(StoredValue number) =>
        number is StoredValue.UnsignedInteger large ? large.Value : ((StoredValue.Integer)number).Value;

    static double InexactOf(StoredValue number) => number switch
    {
        StoredValue.Float inexact => inexact.Value,
        StoredValue.UnsignedInteger large => large.Value,
        _ => ((StoredValue.Integer)number).Value,
    };

    // A float is the number that it is printed as.
    static decimal? ExactOf(StoredValue value) => value switch
    {
        StoredValue.Integer integer => integer.Value,
        StoredValue.UnsignedInteger large => large.Value,
        StoredValue.Float { Value: var number } when Math.Abs(number) < LargestDecimal =>
            decimal.Parse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture),
        _ => null,
    };
}
