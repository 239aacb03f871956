using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using TemplateWorker.Protocol.Values;

namespace TemplateWorker.Protocol.Tests.Values;

public sealed class StoredValueTests
{
    public static TheoryData<string> Examples =>
    [
        "\"Null\"", """{"Text":"a"}""", """{"Integer":-5}""", """{"UnsignedInteger":18446744073709551615}""", """{"Float":1.5}""", """{"Float":1.0}""",
        """{"Float":null}""", """{"Boolean":true}""", """{"Buffer":[0,255]}""", """{"Vector":[1.0,2.5,-3.0]}""",
        """{"Map":[[{"Text":"k"},{"Integer":1}],[{"List":[]},"Null"]]}""", """{"List":[{"Text":"é😀"},"Null"]}""", """{"Timestamptz":"2026-02-27T01:02:03Z"}""",
        """{"Interval":[90061,500000000]}""", """{"Interval":[-2,500000000]}""", """{"TimeZone":"Europe/London"}""", """{"LazyStringMap":{"a":"b"}}""",
    ];

    [Theory]
    [MemberData(nameof(Examples))]
    public void What_is_stored_is_written_back_byte_for_byte(string json) =>
        Text(StoredValueWriter.Write(Read(json, StoredValueForm.Stored), StoredValueForm.Stored)).ShouldBe(json);

    [Fact]
    public void Every_value_survives_both_forms()
    {
        foreach (var form in Enum.GetValues<StoredValueForm>())
        {
            Prop.ForAll(AnyStoredValue.Arbitrary, value =>
                StoredValueReader.Read(StoredValueWriter.Write(value, form), form) == value).QuickCheckThrowOnFailure();
        }
    }

    [Fact]
    public void Every_stored_text_survives_the_way_to_the_sandbox_and_back() =>
        Prop.ForAll(AnyStoredValue.Arbitrary, value =>
        {
            var stored = StoredValueWriter.Write(value, StoredValueForm.Stored);
            return Text(StoredValueForms.ToStored(StoredValueForms.ToWire(stored).Span)) == Text(stored);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_integer_on_the_wire_is_one_that_JavaScript_would_round() =>
        Prop.ForAll(AnyStoredValue.Arbitrary, value =>
        {
            using var wire = JsonDocument.Parse(StoredValueWriter.Write(value, StoredValueForm.Wire));
            return IntegersIn(wire.RootElement).All(number => Int128.Abs(number) <= StoredValueLimits.MaxSafeInteger);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("""{"Integer":9007199254740991}""", """{"Integer":9007199254740991}""")]
    [InlineData("""{"Integer":9007199254740992}""", """{"Integer":"9007199254740992"}""")]
    [InlineData("""{"Integer":-9223372036854775808}""", """{"Integer":"-9223372036854775808"}""")]
    [InlineData("""{"List": [{"UnsignedInteger": 18446744073709551615}]}""", """{"List":[{"UnsignedInteger":"18446744073709551615"}]}""")]
    [InlineData("""{"Interval":[9223372036854775807,0]}""", """{"Interval":["9223372036854775807",0]}""")]
    [InlineData("""{"Text": "9223372036854775807"}""", """{"Text":"9223372036854775807"}""")]
    public void Only_integers_beyond_those_of_JavaScript_become_text_on_the_wire(string stored, string wire) =>
        Text(StoredValueForms.ToWire(Encoding.UTF8.GetBytes(stored)).ToArray()).ShouldBe(wire);

    [Theory]
    [InlineData("2026-02-27T01:02:03.000Z", "2026-02-27T01:02:03Z")]
    [InlineData("2026-02-27T01:02:03.120Z", "2026-02-27T01:02:03.120Z")]
    [InlineData("2026-02-27T01:02:03.12+01:00", "2026-02-27T01:02:03.120+01:00")]
    [InlineData("2026-02-27T01:02:03.123456000Z", "2026-02-27T01:02:03.123456Z")]
    [InlineData("2026-02-27T01:02:03Z", "2026-02-27T01:02:03Z")]
    public void A_time_from_JavaScript_is_stored_as_others_write_it(string wire, string stored) =>
        Text(StoredValueForms.ToStored(Encoding.UTF8.GetBytes($$"""{"Timestamptz":"{{wire}}"}"""))).ShouldBe($$"""{"Timestamptz":"{{stored}}"}""");

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("\"null\"")]
    [InlineData("""{"Text":"a","Text":"b"}""")]
    [InlineData("""{"Text":"a"} 1""")]
    [InlineData("""{"Text":1}""")]
    [InlineData("""{"Text":"\u0000"}""")]
    [InlineData("""{"Text":"\ud800"}""")]
    [InlineData("""{"Unheard":1}""")]
    [InlineData("""{"Integer":1.5}""")]
    [InlineData("""{"Integer":9223372036854775808}""")]
    [InlineData("""{"UnsignedInteger":-1}""")]
    [InlineData("""{"Float":"1"}""")]
    [InlineData("""{"Boolean":1}""")]
    [InlineData("""{"Buffer":[256]}""")]
    [InlineData("""{"Buffer":["a"]}""")]
    [InlineData("""{"Vector":[1,2]}""")]
    [InlineData("""{"Vector":[1,2,3,4]}""")]
    [InlineData("""{"Map":[[{"Text":"k"}]]}""")]
    [InlineData("""{"Map":{"k":"Null"}}""")]
    [InlineData("""{"List":[1]}""")]
    [InlineData("""{"Timestamptz":"yesterday"}""")]
    [InlineData("""{"Timestamptz":"2026-02-30T00:00:00Z"}""")]
    [InlineData("""{"Timestamptz":"2026-02-27T25:00:00Z"}""")]
    [InlineData("""{"Interval":[1,1000000000]}""")]
    [InlineData("""{"Interval":[1,-1]}""")]
    [InlineData("""{"Interval":[1]}""")]
    [InlineData("""{"TimeZone":"no zone; at all"}""")]
    [InlineData("""{"LazyStringMap":{"a":1}}""")]
    [InlineData("""{"LazyStringMap":{"a\u0000":"b"}}""")]
    public void What_is_no_value_is_refused_in_both_forms(string json)
    {
        Should.Throw<StoredValueException>(() => Read(json, StoredValueForm.Stored));
        Should.Throw<StoredValueException>(() => Read(json, StoredValueForm.Wire));
    }

    [Fact]
    public void Text_stands_for_a_number_on_the_wire_alone()
    {
        Read("""{"Integer":"-7"}""", StoredValueForm.Wire).ShouldBe(new StoredValue.Integer(-7));
        Read("""{"UnsignedInteger":"7"}""", StoredValueForm.Wire).ShouldBe(new StoredValue.UnsignedInteger(7));
        Should.Throw<StoredValueException>(() => Read("""{"Integer":"7"}""", StoredValueForm.Stored));
        Should.Throw<StoredValueException>(() => Read("""{"Integer":" 7"}""", StoredValueForm.Wire));
        Should.Throw<StoredValueException>(() => Read("""{"UnsignedInteger":"-7"}""", StoredValueForm.Wire));
    }

    [Fact]
    public void Depth_and_size_are_bounded()
    {
        static string Nested(int lists) =>
            string.Concat(Enumerable.Repeat("{\"List\":[", lists)) + "\"Null\"" + string.Concat(Enumerable.Repeat("]}", lists));
        static string NestedMaps(int maps) =>
            string.Concat(Enumerable.Repeat("{\"Map\":[[\"Null\",", maps)) + "\"Null\"" + string.Concat(Enumerable.Repeat("]]}", maps));

        Read(Nested(StoredValueLimits.MaxDepth - 1), StoredValueForm.Wire).ShouldBeOfType<StoredValue.List>();
        Read(NestedMaps(StoredValueLimits.MaxDepth - 1), StoredValueForm.Wire).ShouldBeOfType<StoredValue.Map>();
        Should.Throw<StoredValueException>(() => Read(Nested(StoredValueLimits.MaxDepth), StoredValueForm.Wire));
        Should.Throw<StoredValueException>(() => Read(NestedMaps(100_000), StoredValueForm.Wire));
        Should.Throw<StoredValueException>(
            () => Read($$"""{"Text":"{{new string('x', StoredValueLimits.MaxBytes)}}"}""", StoredValueForm.Wire));
    }

    [Fact]
    public void Whatever_bytes_come_are_a_value_or_a_refusal() =>
        Prop.ForAll(
            AnyStoredValue.Arbitrary, Gen.Choose(0, 1000).ToArbitrary(), Gen.Choose(0, 255).ToArbitrary(),
            (value, place, octet) =>
            {
                var json = StoredValueWriter.Write(value, StoredValueForm.Wire);
                json[place % json.Length] = (byte)octet;
                try
                {
                    return StoredValueReader.Read(json, StoredValueForm.Wire) is not null;
                }
                catch (StoredValueException)
                {
                    return true;
                }
            }).QuickCheckThrowOnFailure();

    static IEnumerable<Int128> IntegersIn(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(IntegersIn),
        JsonValueKind.Object => json.EnumerateObject()
            .Where(kind => kind.Name is not ("Float" or "Vector"))
            .SelectMany(kind => IntegersIn(kind.Value)),
        JsonValueKind.Number => [Int128.Parse(json.GetRawText(), CultureInfo.InvariantCulture)],
        _ => [],
    };

    static StoredValue Read(string json, StoredValueForm form) => StoredValueReader.Read(Encoding.UTF8.GetBytes(json), form);

    static string Text(byte[] json) => Encoding.UTF8.GetString(json);
}
