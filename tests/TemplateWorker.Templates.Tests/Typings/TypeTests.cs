using TemplateWorker.Templates.Tests.Compilation;

namespace TemplateWorker.Templates.Tests.Typings;

/// <summary>
/// Programs that must pass the compiler as they are. What must not pass in them stands below a line
/// <c>@ts-expect-error</c>, which the compiler reports when nothing is wrong there.
/// </summary>
public sealed class TypeTests(CompilerFixture compiler) : IClassFixture<CompilerFixture>
{
    const string Manifest =
        """
        name: sample
        settings:
          greeting: { type: text, description: What to say, default: Hello }
          lounge: { type: channel }
          mode: { type: choice, choices: [strict, kind], required: true }
          words: { type: list, items: text }
        """;

    public static TheoryData<string> Programs =>
        [.. Directory.EnumerateFiles(FolderOfPrograms).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    static string FolderOfPrograms =>
        Path.Combine(Repository.Root, "tests", "TemplateWorker.Templates.Tests", "Typings", "Programs");

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task A_program_is_right_and_wrong_where_it_says(string program)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(FolderOfPrograms, program), TestContext.Current.CancellationToken);
        var result = await compiler.CompileAsync(("template.yaml", Manifest), ("main.ts", text));
        result.Diagnostics.Select(found => $"{program}({found.Line},{found.Column}): {found.Message}").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_line_that_should_be_wrong_and_is_not_is_found()
    {
        var result = await compiler.CompileAsync(("main.ts", "// @ts-expect-error nothing is wrong\nexport const right = 1;\n"));
        result.Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("Unused '@ts-expect-error'");
    }
}
