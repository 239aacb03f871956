using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Execution.Tests.Fakes;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Templates.SourceMaps;

namespace TemplateWorker.Execution.Tests.Outcomes;

public sealed class SourcePlacesTests
{
    // Line 1 of main.js comes from line 5 of main.ts, line 2 from line 6.
    const string Map = """{"version":3,"sources":["main.ts"],"names":[],"mappings":"AAIA;AACA"}""";

    static readonly TenantTemplate[] Templates =
    [
        new()
        {
            Program = MemoryTemplates.Program("", version: 3),
            Maps = SourceMapSet.Parse(new Dictionary<string, string> { ["main.js"] = Map }),
        },
    ];

    [Fact]
    public void Place_and_stack_of_an_error_lead_to_what_the_author_wrote()
    {
        var report = new ScriptErrorReport(
            "TypeError", "x", "    at f (test/main.js:2:1)\n    at (test/other.js:2:1)\n    at (else/main.js:2:1)", "test", "main.js", 1, 1);

        var mapped = SourcePlaces.Map(report, Templates);

        (mapped.File, mapped.Line, mapped.Column).ShouldBe(("main.ts", 5, 1));
        mapped.Stack.ShouldBe("    at f (test/main.ts:6:1)\n    at (test/other.js:2:1)\n    at (else/main.js:2:1)");
        SourcePlaces.VersionOf(mapped, Templates).ShouldBe(3u);
    }

    [Fact]
    public void Places_in_a_line_of_the_log_are_mapped_too()
    {
        SourcePlaces.Map("Error: no\n    at (test/main.js:2:1)", Templates).ShouldBe("Error: no\n    at (test/main.ts:6:1)");
        SourcePlaces.Map("nothing here", Templates).ShouldBe("nothing here");
        SourcePlaces.Map("test/main.js:99999999:1 and test/main.js:1:", Templates).ShouldBe("test/main.js:99999999:1 and test/main.js:1:");
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a/")]
    [InlineData("a/a.js:")]
    [InlineData("test/main.js:1")]
    public async Task A_text_that_is_nearly_a_place_takes_no_longer_than_another(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 60_000 / part.Length)) + ".js:";

        // As many lines as a template may log in many dispatches; with the square of their length it takes minutes.
        var stop = TestContext.Current.CancellationToken;
        await Task.Run(
            () =>
            {
                for (var i = 0; i < 300; i++)
                    SourcePlaces.Map(text, Templates);
            },
            stop).WaitAsync(TimeSpan.FromSeconds(60), stop);
    }
}
