using FsCheck;
using FsCheck.Fluent;
using TemplateWorker.Templates.SourceMaps;

namespace TemplateWorker.Templates.Tests.SourceMaps;

public sealed class Base64VlqTests
{
    [Fact]
    public void Every_list_of_numbers_is_read_as_it_was_written() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), numbers => ReadAll(VlqEncoder.Encode(numbers)).SequenceEqual(numbers)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, "A")]
    [InlineData(1, "C")]
    [InlineData(-1, "D")]
    [InlineData(16, "gB")]
    [InlineData(int.MaxValue, "+/////D")]
    [InlineData(-int.MaxValue, "//////D")]
    public void Known_numbers_are_read(int number, string text) => ReadAll(text).ShouldBe([number]);

    [Theory]
    [InlineData("")]
    [InlineData("g")]
    [InlineData("!")]
    [InlineData("gggggggggggB")]
    [InlineData("//////H")]
    public void What_is_no_number_is_refused(string text)
    {
        ReadOnlySpan<char> rest = text;

        Base64Vlq.TryRead(ref rest, out _).ShouldBeFalse();
    }

    static List<int> ReadAll(string text)
    {
        var numbers = new List<int>();
        ReadOnlySpan<char> rest = text;
        while (rest.Length > 0)
        {
            Base64Vlq.TryRead(ref rest, out var number).ShouldBeTrue();
            numbers.Add(number);
        }

        return numbers;
    }
}
