using TemplateWorker.Templates.Compilation;

namespace TemplateWorker.Templates.Tests.Compilation;

public sealed class TextListHashTests
{
    // The lengths as four bytes each, least first, before the UTF-8 of "compiler", "a.js", "ä", "b.js" and "".
    const string Known = "a766f6d1592e5a6649777a2878c5c45f1d82f1b8afbb3cb3b4b086fe15f42ba3";

    [Fact]
    public void Hashes_that_are_stored_are_found_again()
    {
        using var hash = new TextListHash();
        hash.Add("compiler");
        hash.AddFiles(new Dictionary<string, string> { ["b.js"] = "", ["a.js"] = "ä" });

        hash.Take().ShouldBe(Known);
    }

    [Fact]
    public void Texts_do_not_run_together() => Of("ab", "c").ShouldNotBe(Of("a", "bc"));

    static string Of(params string[] texts)
    {
        using var hash = new TextListHash();
        foreach (var text in texts)
        {
            hash.Add(text);
        }

        return hash.Take();
    }
}
