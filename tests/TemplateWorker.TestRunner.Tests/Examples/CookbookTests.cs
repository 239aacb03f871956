namespace TemplateWorker.TestRunner.Tests.Examples;

/// <summary>The page of recipes shows the recipes as they are.</summary>
public sealed class CookbookTests
{
    static readonly string Folder = Path.Combine(Repository.Root, "examples", "cookbook");
    static readonly string Page = Repository.Read("docs/templates/cookbook.md");

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal)];

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
        Page.Split("\n```").Length.ShouldBe(1 + (Files.Count * 2));

    [Fact]
    public void There_are_at_least_twelve_recipes() => Directory.GetDirectories(Folder).Length.ShouldBeGreaterThanOrEqualTo(12);
}
