using System.Text.RegularExpressions;
using TemplateWorker.Testing;

namespace TemplateWorker.Architecture.Tests;

/// <summary>What the documents name must exist: a path in them rots silently otherwise.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Documents =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.Root, "*.md"))
            .Select(path => Path.GetRelativePath(Repository.Root, path))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_path_that_a_document_names_exists(string document)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, document));
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, document))!;
        var quoted = QuotedPath().Matches(text).Select(match => Path.Combine(Repository.Root, match.Groups[1].Value));
        var linked = LinkedPath().Matches(text).Select(match => Path.Combine(folder, match.Groups[1].Value));
        quoted.Concat(linked).Where(path => !Path.Exists(path)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_heading_that_a_link_leads_to_exists(string document)
    {
        var path = Path.Combine(Repository.Root, document);
        LinkedHeading().Matches(File.ReadAllText(path))
            .Where(link => !HeadingsOf(link.Groups["file"].Length == 0 ? path : Path.Combine(Path.GetDirectoryName(path)!, link.Groups["file"].Value)).Contains(link.Groups["heading"].Value))
            .Select(link => link.Value).ShouldBeEmpty();
    }

    [Fact]
    public void Every_test_that_the_table_of_Discords_protocol_names_is_in_its_file()
    {
        var folder = Path.Combine(Repository.Root, "docs");
        var named = LinkedTest().Matches(File.ReadAllText(Path.Combine(folder, "discord.md")));
        named.Where(match => !File.ReadAllText(Path.Combine(folder, match.Groups[2].Value)).Contains($" {match.Groups[1].Value}("))
            .Select(match => match.Value).ShouldBeEmpty();
    }

    // As GitHub names them.
    static HashSet<string> HeadingsOf(string page) =>
        [.. Heading().Matches(File.ReadAllText(page)).Select(heading => NoAnchor().Replace(heading.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'))];

    [GeneratedRegex(@"\]\((?<file>(?!https?:)[^)#\s]*)#(?<heading>[^)\s]+)\)")]
    internal static partial Regex LinkedHeading();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    internal static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    internal static partial Regex NoAnchor();

    [GeneratedRegex(@"`((?!migrations/NNNN)(?:src|tests|docs|scripts|benchmarks|migrations|examples|deploy)/[\w./-]*\w/?)`")]
    internal static partial Regex QuotedPath();

    [GeneratedRegex(@"\]\((?!https?:)([^)#]+)")]
    internal static partial Regex LinkedPath();

    [GeneratedRegex(@"\[(\w+)\]\((\.\./tests/[^)]+\.cs)\)")]
    internal static partial Regex LinkedTest();
}
