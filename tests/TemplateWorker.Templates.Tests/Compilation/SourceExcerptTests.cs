using TemplateWorker.Templates.Compilation;

namespace TemplateWorker.Templates.Tests.Compilation;

public sealed class SourceExcerptTests
{
    [Fact]
    public void The_line_is_shown_among_its_neighbours_with_a_mark_under_the_column() =>
        SourceExcerpt.Of("one\ntwo\nthree\nfour\nfive\n", 3, 4).ShouldBe(
            """
              1 | one
              2 | two
            > 3 | three
                |    ^
              4 | four

            """);

    [Fact]
    public void Without_a_column_there_is_no_mark() =>
        SourceExcerpt.Of("one\n", 1, 0).ShouldBe("> 1 | one\n  2 |\n");

    [Fact]
    public void The_mark_stays_under_a_character_after_tabs() =>
        SourceExcerpt.Of("\t\tx y", 1, 5).ShouldBe("> 1 | \t\tx y\n    | \t\t  ^\n");

    [Fact]
    public void A_long_line_is_cut_around_the_column()
    {
        var excerpt = SourceExcerpt.Of(new string('a', 5000) + "!" + new string('b', 5000), 1, 5001).Split('\n');

        excerpt[0].Length.ShouldBeLessThan(140);
        excerpt[0][excerpt[1].IndexOf('^')].ShouldBe('!');
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_line_that_the_source_does_not_have_shows_nothing(int line) => SourceExcerpt.Of("one\ntwo", line, 1).ShouldBe("");
}
