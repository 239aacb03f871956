using System.Text.RegularExpressions;
using TemplateWorker.Templates.Tests.Compilation;

namespace TemplateWorker.Templates.Tests.Typings;

public sealed partial class GuideTests(CompilerFixture compiler) : IClassFixture<CompilerFixture>
{
    static readonly string Guide = Repository.Read("docs/templates/guide.md");

    [Fact]
    public async Task Every_program_of_the_guide_is_a_template_that_compiles()
    {
        var manifest = Manifest.Match(Guide).Groups[1].Value;
        var programs = Program.Matches(Guide);
        programs.Count.ShouldBeGreaterThan(8);
        foreach (Match program in programs)
        {
            (string, string) main = ("main.ts", program.Groups["text"].Value);
            var result = program.Groups["settings"].Success
                ? await compiler.CompileAsync(("template.yaml", manifest), main)
                : await compiler.CompileAsync(main);
            result.Diagnostics.Select(found => $"{found.Message}\n{found.Excerpt}").ShouldBeEmpty(program.Value);
        }
    }

    [GeneratedRegex(@"^```ts(?<settings> settings)?\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    static partial Regex Program { get; }

    [GeneratedRegex(@"^```yaml\n(name: .*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    static partial Regex Manifest { get; }
}
