using TemplateWorker.Discord.Gateway;

namespace TemplateWorker.Discord.Tests.Gateway;

public sealed class ShardRangeTests
{
    [Theory]
    [InlineData("1", 0, 0, 1)]
    [InlineData("16", 0, 15, 16)]
    [InlineData("0-3/16", 0, 3, 16)]
    [InlineData("12-15/16", 12, 15, 16)]
    [InlineData("7/16", 7, 7, 16)]
    [InlineData("16384", 0, 16383, 16384)]
    public void A_range_says_which_shards_of_how_many(string text, int first, int last, int count)
    {
        ShardRange.TryParse(text, out var range).ShouldBeTrue();

        (range.First, range.Last, range.Count).ShouldBe((first, last, count));
        range.Ids.ShouldBe(Enumerable.Range(first, last - first + 1));
        range.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("16385")]
    [InlineData("0-3")]
    [InlineData("3-0/16")]
    [InlineData("0-16/16")]
    [InlineData("16/16")]
    [InlineData("0-/16")]
    [InlineData("-3/16")]
    [InlineData("0-3/")]
    [InlineData("0-3/16/2")]
    [InlineData("0 - 3/16")]
    [InlineData("all")]
    [InlineData("99999999999")]
    public void What_names_no_shards_is_none(string text) => ShardRange.TryParse(text, out _).ShouldBeFalse();
}
