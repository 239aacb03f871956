using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using TemplateWorker.Protocol.Values;

namespace TemplateWorker.Protocol.Tests.Values;

/// <summary>Values of every kind, nested a few levels deep, with the edges of each kind among them.</summary>
static class AnyStoredValue
{
    static readonly Gen<string> Texts = Gen.Elements("", "a", "Null", "hé", "😀", "\"\\\n\u0001", "___khronosValType___", "9007199254740993");

    static readonly Gen<long> Integers = Gen.OneOf(
        Gen.Elements(0, -1, long.MinValue, long.MaxValue, (1L << 53) - 1, 1L << 53, -(1L << 53) + 1, -(1L << 53)),
        Gen.Choose(int.MinValue, int.MaxValue).Select(n => (long)n));

    static readonly Gen<double> Floats = Gen.OneOf(
        Gen.Elements(0, 1, -1, 0.1, 1.5, 1e300, -1e-300, 5e-324, double.MaxValue, double.NaN, 1L << 53, 1e21),
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        let number = BitConverter.Int64BitsToDouble(((long)high << 32) | (uint)low)
        select double.IsFinite(number) ? number : 2.5);

    public static Arbitrary<StoredValue> Arbitrary { get; } = Values(depth: 3).ToArbitrary();

    static Gen<StoredValue> Values(int depth) => depth == 0 ? Leaves() : Gen.OneOf(Leaves(), Branches(Values(depth - 1)));

    static Gen<StoredValue> Leaves() => Gen.OneOf<StoredValue>(
        Gen.Constant<StoredValue>(new StoredValue.Null()),
        Texts.Select(StoredValue (text) => new StoredValue.Text(text)),
        Gen.Elements(true, false).Select(StoredValue (value) => new StoredValue.Boolean(value)),
        Integers.Select(StoredValue (number) => new StoredValue.Integer(number)),
        Integers.Select(StoredValue (number) => new StoredValue.UnsignedInteger((ulong)number)),
        Floats.Select(StoredValue (number) => new StoredValue.Float(number)),
        Floats.Three().Select(StoredValue (point) => new StoredValue.Vector(point.Item1, point.Item2, point.Item3)),
        Gen.Choose(0, 255).Select(octet => (byte)octet).ArrayOf().Select(StoredValue (bytes) => new StoredValue.Buffer([.. bytes])),
        Gen.Elements("2026-02-27T01:02:03Z", "2026-02-27T01:02:03.123456789Z", "2026-02-27t01:02:60.500+01:30", "0001-01-01 00:00:00z")
            .Select(StoredValue (text) => new StoredValue.Timestamp(text)),
        Integers.Zip(Gen.Elements(0, 1, 500_000_000, 999_999_999)).Select(StoredValue (parts) => new StoredValue.Interval(parts.Item1, parts.Item2)),
        Gen.Elements("UTC", "Europe/London", "America/Argentina/Buenos_Aires", "Etc/GMT+12").Select(StoredValue (name) => new StoredValue.TimeZone(name)),
        Texts.Zip(Texts).ListOf().Select(StoredValue (pairs) => new StoredValue.LazyStringMap(
            pairs.DistinctBy(pair => pair.Item1).ToImmutableSortedDictionary(pair => pair.Item1, pair => pair.Item2, StoredValue.LazyStringMap.NameComparer))));

    static Gen<StoredValue> Branches(Gen<StoredValue> inner) => Gen.OneOf(
        inner.ListOf().Select(StoredValue (items) => new StoredValue.List([.. items])),
        inner.Zip(inner).ListOf().Select(StoredValue (entries) => new StoredValue.Map(
            [.. entries.Select(entry => KeyValuePair.Create(entry.Item1, entry.Item2))])));
}
