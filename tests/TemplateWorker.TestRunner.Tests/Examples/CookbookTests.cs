using System.Text.RegularExpressions;

namespace TemplateWorker.TestRunner.Tests.Examples;

/// <summary>The page of recipes shows the recipes as they are.</summary>
public sealed partial class CookbookTests
{
    static readonly string Folder = Path.Combine(Repository.Root, "examples", "cookbook");
    static readonly string Page = Repository.Read("docs/templates/cookbook.md");

    static readonly string[] Required = ["template.yaml", "main.ts", "main.test.ts"];

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal)];

    static IEnumerable<string> Recipes => Directory.EnumerateDirectories(Folder).Select(folder => Path.GetFileName(folder));

    [Theory]
    [MemberData(nameof(Files))]
    public void The_page_shows_every_file_as_it_is(string file)
    {
        var language = Path.GetExtension(file)[1..];
        var text = File.ReadAllText(Path.Combine(Folder, file)).TrimEnd('\n');

        Page.ShouldContain($"`{file}`\n\n```{language}\n{text}\n```\n");
    }

    [Fact]
    public void The_page_shows_nothing_that_is_no_file() =>
        Page[Page.IndexOf("\n## ", StringComparison.Ordinal)..].Split("\n```").Length.ShouldBe(1 + (Files.Count * 2));

    [Fact]
    public void The_table_of_contents_leads_to_every_recipe_in_the_order_of_the_page()
    {
        var entries = Entry.Matches(Page);
        var headings = Heading.Matches(Page).Select(heading => heading.Groups[1].Value).ToList();

        entries.Select(entry => entry.Groups["recipe"].Value).ShouldBe(Recipes, ignoreOrder: true);
        entries.Select(entry => entry.Groups["title"].Value).ShouldBe(headings);
        entries.Select(entry => entry.Groups["anchor"].Value).ShouldBe(headings.Select(AnchorOf));
    }

    [Fact]
    public void A_recipe_has_a_manifest_a_program_and_a_test() =>
        Recipes.SelectMany(recipe => Required.Select(file => Path.Combine(Folder, recipe, file)))
            .Where(file => !File.Exists(file)).ShouldBeEmpty();

    [Fact]
    public void There_are_at_least_twelve_recipes() => Recipes.Count().ShouldBeGreaterThanOrEqualTo(12);

    /// <summary>The demo takes every folder of the examples with a program for a template; that of the recipes is none.</summary>
    [Fact]
    public void The_folder_of_the_recipes_is_no_template_itself() => Directory.GetFiles(Folder).ShouldBeEmpty();

    /// <summary>The anchor that a heading gets where pages are shown.</summary>
    static string AnchorOf(string heading) => NoAnchor.Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"^\| \[(?<title>[^\]]+)\]\(#(?<anchor>[^)]+)\) \| `(?<recipe>[^`]+)` \|", RegexOptions.Multiline)]
    static partial Regex Entry { get; }

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    static partial Regex Heading { get; }

    [GeneratedRegex("[^a-z0-9 -]")]
    static partial Regex NoAnchor { get; }
}
