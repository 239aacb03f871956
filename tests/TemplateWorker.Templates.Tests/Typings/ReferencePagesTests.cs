using System.Text.RegularExpressions;
using TemplateWorker.Templates.Typings;
using TemplateWorker.Templates.Typings.Reference;

namespace TemplateWorker.Templates.Tests.Typings;

public sealed partial class ReferencePagesTests
{
    static readonly string Folder = Path.Combine(Repository.Root, "docs", "templates", "reference");

    static readonly IReadOnlyDictionary<string, string> Pages = ReferenceBook.Write(SdkTypings.Files);

    [Fact]
    public void The_pages_in_the_repository_are_those_that_the_typings_give()
    {
        const string Remedy = "Run: scripts/templateworker template reference --out docs/templates/reference";
        Directory.EnumerateFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe(Pages.Keys.Order(StringComparer.Ordinal), Remedy);
        Pages.Where(page => File.ReadAllText(Path.Combine(Folder, page.Key)) != page.Value)
            .Select(page => page.Key)
            .ShouldBeEmpty(Remedy);
    }

    [Fact]
    public void Every_link_leads_to_a_heading()
    {
        var headings = Pages.ToDictionary(
            page => page.Key,
            page => Heading.Matches(page.Value)
                .Select(match => Mark.Replace(match.Groups[1].Value, "").ToLowerInvariant())
                .ToHashSet());
        var links = Pages.SelectMany(page => Link.Matches(page.Value)
            .Select(match => (From: page.Key, Page: match.Groups[1].Value, Anchor: match.Groups[2].Value)))
            .ToList();
        links.Count.ShouldBeGreaterThan(500);
        links.Where(link => !headings[link.Page.Length == 0 ? link.From : link.Page].Contains(link.Anchor)).ShouldBeEmpty();
    }

    [GeneratedRegex(@"^#{2,3} (.+)$", RegexOptions.Multiline)]
    static partial Regex Heading { get; }

    [GeneratedRegex(@"[^\w-]")]
    static partial Regex Mark { get; }

    [GeneratedRegex(@"\]\(([\w-]*(?:\.md)?)#([\w-]+)\)")]
    static partial Regex Link { get; }
}
