using TemplateWorker.Hosting;

namespace TemplateWorker.Tests.Hosting;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("plain, größer, 漢字 🙂", "plain, größer, 漢字 🙂")]
    [InlineData("one\ntwo\r\nthree\u2028four", "one two  three four")]
    [InlineData("\u001b[31mred\u0007\u202Eback", " [31mred  back")]
    public void What_a_terminal_would_obey_becomes_a_space(string text, string expected) => PlainText.OneLine(text).ShouldBe(expected);

    [Fact]
    public void Very_long_text_is_cut() =>
        PlainText.OneLine(new string('x', PlainText.Longest + 1)).ShouldBe(new string('x', PlainText.Longest) + "…");
}
