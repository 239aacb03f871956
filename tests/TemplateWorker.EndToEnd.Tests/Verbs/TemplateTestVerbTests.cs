using System.Xml.Linq;
using TemplateWorker.EndToEnd.Tests.Processes;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Verbs;

/// <summary><c>template test</c> as a user and as a build server start it.</summary>
public sealed class TemplateTestVerbTests : IDisposable
{
    const string Template = """
        import { on, discord } from "templateworker";
        on("MESSAGE_CREATE", async (message) => {
          if (message.content === "!ping") await discord.createMessage(message.channel_id, "pong");
        });
        """;

    readonly TemporaryFolder _folder = new();

    public TemplateTestVerbTests()
    {
        _folder.Write("ping/template.yaml", "name: ping\ncapabilities: [\"discord:messages\"]\n");
        _folder.Write("ping/main.ts", Template);
        WriteTest("pong");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Passing_tests_end_with_0_and_a_line_for_each()
    {
        await using var run = await RunAsync("--junit", "results.xml");

        run.Output[0].ShouldBe("main.test.ts");
        run.Output[1].ShouldStartWith("  ✓ answers a ping (");
        run.Output[^1].ShouldStartWith("ping: 1 passed, 0 failed, 0 skipped (");
        run.Errors.ShouldBeEmpty();
        (await run.WaitForExitAsync()).ShouldBe(0);
        ((string)XDocument.Load(_folder.Combine("results.xml")).Root!.Attribute("tests")!).ShouldBe("1");
    }

    [Fact]
    public async Task Failing_tests_end_with_1_and_show_the_difference_at_its_line()
    {
        WriteTest("pang");

        await using var run = await RunAsync();

        var text = string.Join('\n', run.Output);
        text.ShouldContain("  ✗ answers a ping (");
        text.ShouldContain("expected: \"pang\"");
        text.ShouldContain("got:      \"pong\"");
        text.ShouldContain("> 4 |   expect(messages(\"general\").at(-1)?.content).toBe(\"pang\");");
        (await run.WaitForExitAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_template_that_does_not_compile_ends_with_1_and_the_compilers_words()
    {
        _folder.Write("ping/main.ts", "export const n: number = \"one\";");

        await using var run = await RunAsync();

        run.Errors.ShouldContain("main.ts:1:14: TS2322: ");
        (await run.WaitForExitAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_to_run_ends_with_2()
    {
        await using var filtered = await RunAsync("--filter", "nothing like it");
        filtered.Errors.ShouldContain("no test has \"nothing like it\" in its name");
        (await filtered.WaitForExitAsync()).ShouldBe(2);

        File.Delete(_folder.Combine("ping", "main.test.ts"));
        await using var empty = await RunAsync();
        empty.Errors.ShouldContain("there are no tests; a test is in a file named like main.test.ts");
        (await empty.WaitForExitAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Watching_runs_again_after_a_change_and_ends_well_with_everything_it_started()
    {
        await using var run = ProgramRun.Start(_folder, ["template", "test", "ping", "--watch"]);
        await run.WaitForOutputAsync(line => line.StartsWith("Waiting for changes"));

        WriteTest("pang");
        await run.WaitForOutputAsync(line => line.StartsWith("ping: 0 passed, 1 failed"));
        _folder.Write("ping/main.ts", "export const n: number = \"one\";");
        await run.WaitForOutputAsync(line => line.Contains("TS2322"));
        _folder.Write("ping/main.ts", Template.Replace("pong", "pang"));
        await Eventually.HoldsAsync(
            () => run.Output.Count(line => line.StartsWith("ping: 1 passed, 0 failed")) == 2, "the mended template passes again");

        var processes = run.AllProcesses;
        (await run.InterruptAsync()).ShouldBe(0);
        await Eventually.HoldsAsync(() => processes.All(id => !Directory.Exists($"/proc/{id}")), "all processes are gone");
    }

    [Fact]
    public async Task Watching_ends_when_there_is_no_folder_or_it_is_removed()
    {
        await using var missing = await ProgramRun.RunAsync(_folder, ["template", "test", "nowhere", "--watch"]);
        missing.Errors.ShouldContain("nowhere: there is no such folder to watch");
        (await missing.WaitForExitAsync()).ShouldBe(2);

        await using var run = ProgramRun.Start(_folder, ["template", "test", "ping", "--watch"]);
        await run.WaitForOutputAsync(line => line.StartsWith("Waiting for changes"));
        Directory.Delete(_folder.Combine("ping"), recursive: true);
        (await run.WaitForExitAsync()).ShouldBe(1);
        run.Errors.ShouldContain("ping: the folder was removed");
    }

    Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.RunAsync(_folder, ["template", "test", "ping", .. arguments]);

    void WriteTest(string answer) => _folder.Write("ping/main.test.ts", $$"""
        import { expect, guild, messages, test } from "templateworker/testing";
        test("answers a ping", async () => {
          await guild.member("alice").send("general", "!ping");
          expect(messages("general").at(-1)?.content).toBe("{{answer}}");
        });
        """);
}
