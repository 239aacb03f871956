using TemplateWorker.Demo.Conversations;

namespace TemplateWorker.Tests.Demo.Conversations;

public sealed class LinePatternTests
{
    readonly Dictionary<string, long> _numbers = [];

    [Theory]
    [InlineData("pong", "pong", true)]
    [InlineData("pong", "pong!", false)]
    [InlineData("a.c (1+1) [Yes] {x", "a.c (1+1) [Yes] {x", true)]
    [InlineData("a.c", "abc", false)]
    [InlineData("{*} said {*}", "bob said hello", true)]
    [InlineData("Counted {n}", "Counted 12", true)]
    [InlineData("Counted {n}", "Counted twelve", false)]
    [InlineData("{n+1}", "1", false)]
    [InlineData("{n} of {n}", "3 of 3", true)]
    [InlineData("{n} of {n}", "3 of 4", false)]
    public void A_line_is_literal_but_for_its_placeholders(string pattern, string line, bool expected) =>
        new LinePattern(pattern).Matches(line, _numbers).ShouldBe(expected);

    [Fact]
    public void A_number_keeps_its_name_for_later_lines()
    {
        new LinePattern("{n}").Matches("41", _numbers).ShouldBeTrue();

        new LinePattern("{n}").Matches("42", _numbers).ShouldBeFalse();
        new LinePattern("now {n+1}").Matches("now 42", _numbers).ShouldBeTrue();
        new LinePattern("now {n+1}").Matches("now 43", _numbers).ShouldBeFalse();
    }

    [Fact]
    public void A_line_that_does_not_fit_names_no_number()
    {
        new LinePattern("{n} apples").Matches("3 pears", _numbers).ShouldBeFalse();

        _numbers.ShouldBeEmpty();
    }
}
