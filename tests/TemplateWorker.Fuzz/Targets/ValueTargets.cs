using System.Text;
using TemplateWorker.Protocol.Values;

namespace TemplateWorker.Fuzz.Targets;

/// <summary>Stored values in every form. What is read must be written, read and written again as the same bytes.</summary>
static class ValueTargets
{
    public static IReadOnlyList<FuzzTarget> List { get; } =
    [
        new("value-stored", Seeds(), input => RoundTrip(StoredValueReader.Read(input, StoredValueForm.Stored), StoredValueForm.Stored), typeof(StoredValueException)),
        new("value-wire", Seeds(), input => RoundTrip(StoredValueReader.Read(input, StoredValueForm.Wire), StoredValueForm.Wire), typeof(StoredValueException)),
        new("value-legacy", LegacySeeds(), input => RoundTrip(LegacyValueReader.Read(input), StoredValueForm.Stored), typeof(StoredValueException)),
    ];

    static void RoundTrip(StoredValue value, StoredValueForm form)
    {
        var written = StoredValueWriter.Write(value, form);
        var again = StoredValueWriter.Write(StoredValueReader.Read(written, form), form);
        if (!written.AsSpan().SequenceEqual(again))
            throw new InvalidDataException($"{Encoding.UTF8.GetString(written)} is read and written as {Encoding.UTF8.GetString(again)}.");
    }

    static byte[][] Seeds() => Utf8(
        "\"Null\"", """{"Text":"a"}""", """{"Integer":-5}""", """{"Integer":"9007199254740993"}""", """{"UnsignedInteger":18446744073709551615}""",
        """{"Float":1.5}""", """{"Float":null}""", """{"Boolean":true}""", """{"Buffer":[0,255]}""", """{"Vector":[1.0,2.5,-3.0]}""",
        """{"Map":[[{"Text":"k"},{"Integer":1}],[{"List":[]},"Null"]]}""", """{"List":[{"Text":"é😀"},"Null"]}""",
        """{"Timestamptz":"2026-02-27T01:02:03.123456789Z"}""", """{"Interval":[90061,500000000]}""", """{"TimeZone":"Europe/London"}""",
        """{"LazyStringMap":{"a":"b","c":"d"}}""");

    static byte[][] LegacySeeds() => Utf8(
        "null", "true", "-5", "18446744073709551615", "1.5", "\"text\"", "[1,[2]]", """{"a":{"b":1}}""",
        """{"___khronosValType___":"buffer","value":[0,255]}""", """{"___khronosValType___":"vector","value":[1.0,2.5,-3.0]}""",
        """{"___khronosValType___":"timestamptz","value":"2026-02-27T01:02:03Z"}""", """{"___khronosValType___":"interval","value":[1,2]}""",
        """{"___khronosValType___":"timezone","value":"Europe/London"}""");

    static byte[][] Utf8(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}
