using TemplateWorker.CommandLine;
using TemplateWorker.Data;
using TemplateWorker.Protocol.Values;

namespace TemplateWorker.Tests.Data;

public sealed class ValueTextTests
{
    [Theory]
    [InlineData("\"text\"", "text")]
    [InlineData("5", "5")]
    [InlineData("18446744073709551615", "18446744073709551615")]
    [InlineData("2.5", "2.5")]
    [InlineData("true", "true")]
    [InlineData("null", "null")]
    [InlineData("""{"a":[1,"zwei",{"b":null}]}""", """{"a":[1,"zwei",{"b":null}]}""")]
    public void What_is_typed_is_shown_again(string typed, string shown) =>
        ShownValue.Of(StoredValueWriter.Write(GivenValue.Parse(typed), StoredValueForm.Wire)).ShouldBe(shown);

    [Theory]
    [InlineData("""{"Timestamptz":"2026-02-27T01:02:03Z"}""")]
    [InlineData("""{"Buffer":[0,255]}""")]
    [InlineData("""{"Map":[[{"Integer":1},{"Text":"a"}]]}""")]
    public void Kinds_that_JSON_does_not_have_are_shown_as_they_are_stored(string stored) =>
        ShownValue.Of(StoredValueWriter.Write(GivenValue.ParseStored(stored), StoredValueForm.Wire)).ShouldBe(stored);

    [Theory]
    [InlineData("hello")]
    [InlineData("{broken")]
    public void What_is_no_JSON_is_wrong_usage(string typed) =>
        Should.Throw<UsageException>(() => GivenValue.Parse(typed)).Message.ShouldContain("VALUE is not JSON");

    [Fact]
    public void A_stored_value_of_an_unknown_kind_is_wrong_usage() =>
        Should.Throw<UsageException>(() => GivenValue.ParseStored("""{"Colour":1}""")).Message.ShouldContain("VALUE is no stored value");

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(1023, "1023 B")]
    [InlineData(1536, "1.5 KiB")]
    [InlineData(10L << 20, "10.0 MiB")]
    public void Sizes_are_shown_in_units(long bytes, string text) => SizeText.Of(bytes).ShouldBe(text);
}
