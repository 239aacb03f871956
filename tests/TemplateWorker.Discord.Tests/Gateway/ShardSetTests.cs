using TemplateWorker.Discord.Gateway;

namespace TemplateWorker.Discord.Tests.Gateway;

public sealed class ShardSetTests
{
    [Theory]
    [InlineData("1", "0", 1)]
    [InlineData("4", "0 1 2 3", 4)]
    [InlineData("0-3/16", "0 1 2 3", 16)]
    [InlineData("14-15/16", "14 15", 16)]
    [InlineData("7/16", "7", 16)]
    [InlineData("0-1,16-17/32", "0 1 16 17", 32)]
    [InlineData("3,5,9/10", "3 5 9", 10)]
    public void It_says_which_shards_of_how_many(string text, string ids, int count)
    {
        ShardSet.TryParse(text, out var shards).ShouldBeTrue();

        shards.Ids.ShouldBe(ids.Split(' ').Select(int.Parse));
        shards.Count.ShouldBe(count);
        shards.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("0-2,3/4", "4")]
    [InlineData("5,3-4/8", "3-5/8")]
    [InlineData("16384", "16384")]
    public void Shards_are_written_as_shortly_as_can_be(string text, string shorter) => Of(text).ToString().ShouldBe(shorter);

    [Theory]
    [InlineData("4", 3, "3")]
    [InlineData("0/2", 4, "0,2/4")]
    [InlineData("1/2", 6, "1,3,5/6")]
    [InlineData("0-7/16", 32, "0-7,16-23/32")]
    [InlineData("0-7,16-23/32", 16, "0-7/16")]
    [InlineData("0-7,16-23/32", 64, "0-7,16-23,32-39,48-55/64")]
    [InlineData("0-8,16-23/32", 16, null)]
    [InlineData("0-7/16", 24, null)]
    [InlineData("0,2/4", 1, null)]
    public void Shards_of_another_number_that_hold_the_same_guilds_are_found(string text, int count, string? same)
    {
        var shards = Of(text);

        shards.Among(count)?.ToString().ShouldBe(same);

        if (same is null)
            return;
        for (var guild = 0; guild < 1000; guild++)
            (Of(same).IndexOf(guild % count) >= 0).ShouldBe(shards.IndexOf(guild % shards.Count) >= 0);
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
    [InlineData("0-3,3/16")]
    [InlineData("0,,1/16")]
    [InlineData(",0/16")]
    [InlineData("0,16/16")]
    public void What_names_no_shards_is_none(string text) => ShardSet.TryParse(text, out _).ShouldBeFalse();

    static ShardSet Of(string text) => ShardSet.TryParse(text, out var shards) ? shards : throw new ArgumentException(text);
}
