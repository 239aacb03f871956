using TemplateWorker.TestRunner.Reports;

namespace TemplateWorker.TestRunner.Tests.Reports;

public sealed class LineDifferenceTests
{
    [Theory]
    [InlineData("a", "a", " a")]
    [InlineData("a\nb\nc", "a\nc", " a|-b| c")]
    [InlineData("a\nc", "a\nb\nc", " a|+b| c")]
    [InlineData("a\nb", "a\nx", " a|-b|+x")]
    [InlineData("x\ny", "a\nb", "-x|-y|+a|+b")]
    public void Lines_are_kept_dropped_and_added(string expected, string actual, string difference) =>
        string.Join('|', LineDifference.Of(expected, actual).Select(line => $"{line.Mark}{line.Line}")).ShouldBe(difference);

    [Fact]
    public void Texts_too_long_to_compare_are_shown_one_after_the_other()
    {
        var lines = LineDifference.Of(string.Join('\n', Enumerable.Repeat("a", 501)), "a");

        lines.Count(line => line.Mark == '-').ShouldBe(501);
        lines.Count(line => line.Mark == '+').ShouldBe(1);
    }
}
