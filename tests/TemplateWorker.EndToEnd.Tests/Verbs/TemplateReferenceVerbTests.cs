using TemplateWorker.EndToEnd.Tests.Processes;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Verbs;

public sealed class TemplateReferenceVerbTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_pages_are_those_of_the_documentation()
    {
        await using var run = await ProgramRun.RunAsync(_folder, ["template", "reference", "--out", "pages"]);

        (await run.WaitForExitAsync()).ShouldBe(0, run.Errors);
        var pages = Pages(_folder.Combine("pages"));
        run.Output.ShouldHaveSingleItem().ShouldStartWith($"Wrote {pages.Count} pages to ");
        pages.ShouldBe(Pages(Path.Combine(Repository.Root, "docs", "templates", "reference")), ignoreOrder: true);
    }

    public void Dispose() => _folder.Dispose();

    static Dictionary<string, string> Pages(string folder) =>
        Directory.EnumerateFiles(folder).ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
}
