using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Guides;

/// <summary>What the pages tell to type does what they say.</summary>
public sealed class GuideCommandTests(PostgresFixture postgres)
{
    public static TheoryData<string, string> Scenes =>
        new(GuidePage.OfOperators.Concat(GuidePage.OfAuthors).SelectMany(page => BlocksWithScene(page).Select(block => (page, block.Use!.Scene)).Distinct()));

    [Theory]
    [MemberData(nameof(Scenes))]
    public async Task The_commands_of_a_page_run_as_it_shows_them(string page, string scene)
    {
        using var place = await GuideScene.CreateAsync(scene, postgres);
        await place.PlayAsync([.. BlocksWithScene(page).Where(block => block.Use!.Scene == scene)]);
    }

    [Fact]
    public void Every_block_of_a_page_says_where_it_runs_or_why_it_does_not() =>
        GuidePage.OfOperators.SelectMany(GuidePage.BlocksOf)
            .Concat(GuidePage.OfAuthors.SelectMany(GuidePage.BlocksOf).Where(block => block.Text.Split('\n').Any(IsCommand)))
            .Where(block => block.Use is null).Select(block => block.Place).ShouldBeEmpty();

    static bool IsCommand(string line) => line.StartsWith("templateworker ", StringComparison.Ordinal) || line.StartsWith("scripts/", StringComparison.Ordinal);

    static IEnumerable<GuideBlock> BlocksWithScene(string page) =>
        GuidePage.BlocksOf(page).Where(block => block.Use is { Kind: not GuideUseKind.Unrun });
}
