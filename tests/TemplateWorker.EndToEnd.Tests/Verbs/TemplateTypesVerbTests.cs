using System.Text.Json;
using TemplateWorker.EndToEnd.Tests.Processes;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Verbs;

public sealed class TemplateTypesVerbTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_folder_gets_what_an_editor_needs_and_the_template_stays_as_it_is()
    {
        _folder.Write("own/main.ts", "export {};\n");

        await using var types = await ProgramRun.RunAsync(_folder, ["template", "types", "own"]);

        types.Output.ShouldBe(["own: the editor's typings are in .templateworker/; `template check` keeps them up to date"]);
        (await types.WaitForExitAsync()).ShouldBe(0, types.Errors);
        Directory.GetFileSystemEntries(_folder.Combine("own")).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe([".templateworker", "main.ts", "tsconfig.json"]);
        File.Exists(_folder.Combine("own", ".templateworker", "events.d.ts")).ShouldBeTrue();
        await using var json = await ProgramRun.RunAsync(_folder, ["template", "types", "own", "--json"]);
        using var said = JsonDocument.Parse(json.Output.ShouldHaveSingleItem());
        said.RootElement.GetProperty("name").GetString().ShouldBe("own");
    }

    [Theory]
    [InlineData("nowhere", 2, "nowhere: there is no such folder; a template that is a single file has no place for typings")]
    [InlineData("link", 1, "link is a link, and what it leads to may be somebody else's.")]
    public async Task What_can_have_no_typings_is_said(string folder, int code, string expected)
    {
        _folder.Write("own/main.ts", "export {};\n");
        Directory.CreateSymbolicLink(_folder.Combine("link"), _folder.Combine("own"));

        await using var types = await ProgramRun.RunAsync(_folder, ["template", "types", folder]);

        types.Errors.ShouldContain(expected);
        (await types.WaitForExitAsync()).ShouldBe(code);
        Directory.Exists(_folder.Combine("own", ".templateworker")).ShouldBeFalse();
    }

    public void Dispose() => _folder.Dispose();
}
