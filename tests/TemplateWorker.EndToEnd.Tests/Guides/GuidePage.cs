using System.Text.RegularExpressions;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Guides;

/// <summary>A page whose commands are run.</summary>
static partial class GuidePage
{
    /// <summary>The operator's pages, as paths in the repository: everything on them is run.</summary>
    public static IEnumerable<string> OfOperators => [.. PagesIn("operating"), "README.md"];

    /// <summary>The pages for authors of templates, whose commands are run; other tests read their programs.</summary>
    public static IEnumerable<string> OfAuthors => PagesIn("templates");

    /// <summary>The blocks of a page, in their order.</summary>
    public static IReadOnlyList<GuideBlock> BlocksOf(string page)
    {
        var text = Repository.Read(page);
        return [.. Block.Matches(text).Select(block => new GuideBlock(
            $"{page}:{text.AsSpan(0, block.Groups["fence"].Index).Count('\n') + 1}",
            Unindent(block.Groups["text"].Value, block.Groups["indent"].Value),
            block.Groups["comment"].Success ? GuideMarkup.Read(block.Groups["comment"].Value) : null))];
    }

    static IEnumerable<string> PagesIn(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", folder), "*.md")
            .Select(file => Path.GetRelativePath(Repository.Root, file)).Order(StringComparer.Ordinal);

    // A block of a list stands under its point.
    static string Unindent(string text, string indent) =>
        indent.Length == 0 ? text : string.Join('\n', text.Split('\n').Select(line => line.StartsWith(indent) ? line[indent.Length..] : line));

    [GeneratedRegex(@"(?:^ *<!--(?<comment>(?:(?!-->).)*)-->\s*?\n\s*?)?(?<fence>^(?<indent> *)```)[^\n`]*\n(?<text>.*?)^ *```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    static partial Regex Block { get; }
}
