using System.Text;
using TemplateWorker.Protocol.Values;

namespace TemplateWorker.Protocol.Tests.Values;

public sealed class LegacyValueReaderTests
{
    [Theory]
    [InlineData("null", "\"Null\"")]
    [InlineData("true", """{"Boolean":true}""")]
    [InlineData("-5", """{"Integer":-5}""")]
    [InlineData("9223372036854775808", """{"UnsignedInteger":9223372036854775808}""")]
    [InlineData("18446744073709551616", """{"Float":1.8446744073709552E+19}""")]
    [InlineData("1.0", """{"Float":1.0}""")]
    [InlineData("\"a\"", """{"Text":"a"}""")]
    [InlineData("""[1,[]]""", """{"List":[{"Integer":1},{"List":[]}]}""")]
    [InlineData("""{"b":1,"a":null}""", """{"Map":[[{"Text":"b"},{"Integer":1}],[{"Text":"a"},"Null"]]}""")]
    [InlineData("""{"___khronosValType___":"buffer","value":[0,255]}""", """{"Buffer":[0,255]}""")]
    [InlineData("""{"___khronosValType___":"vector","value":[1,2.5,-3]}""", """{"Vector":[1.0,2.5,-3.0]}""")]
    [InlineData("""{"___khronosValType___":"timestamptz","value":"2026-02-27T01:02:03Z"}""", """{"Timestamptz":"2026-02-27T01:02:03Z"}""")]
    [InlineData("""{"___khronosValType___":"interval","value":[-2,500000000]}""", """{"Interval":[-2,500000000]}""")]
    [InlineData("""{"___khronosValType___":"timezone","value":"UTC"}""", """{"TimeZone":"UTC"}""")]
    public void Every_kind_is_recognised(string v1, string v2) => Convert(v1).ShouldBe(v2);

    [Theory]
    [InlineData("""{"___khronosValType___":"buffer","value":[256]}""")]
    [InlineData("""{"___khronosValType___":"buffer","value":"AA"}""")]
    [InlineData("""{"___khronosValType___":"vector","value":[1,2]}""")]
    [InlineData("""{"___khronosValType___":"vector","value":[1,2,"3"]}""")]
    [InlineData("""{"___khronosValType___":"timestamptz","value":"2026-02-30T01:02:03Z"}""")]
    [InlineData("""{"___khronosValType___":"interval","value":[1,1000000000]}""")]
    [InlineData("""{"___khronosValType___":"interval","value":[1.5,1]}""")]
    [InlineData("""{"___khronosValType___":"timezone","value":"not a zone"}""")]
    [InlineData("""{"___khronosValType___":"timezone"}""")]
    [InlineData("""{"___khronosValType___":"unheard of","value":1}""")]
    [InlineData("""{"___khronosValType___":1,"value":1}""")]
    public void What_is_tagged_wrongly_is_a_plain_map(string v1) => Convert(v1).ShouldStartWith("""{"Map":[[{"Text":"___khronosValType___"}""");

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("\"\\ud800\"")]
    public void What_is_no_json_is_refused(string v1) => Should.Throw<StoredValueException>(() => Convert(v1));

    static string Convert(string v1) =>
        Encoding.UTF8.GetString(StoredValueWriter.Write(LegacyValueReader.Read(Encoding.UTF8.GetBytes(v1)), StoredValueForm.Stored));
}
