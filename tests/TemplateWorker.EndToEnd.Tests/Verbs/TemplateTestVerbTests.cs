using System.Text.Json;
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
    public async Task A_machine_gets_the_results_or_the_error_as_one_JSON_object()
    {
        await using var passing = await RunAsync("--json");
        var report = Json(passing);
        (report.GetProperty("ok").GetBoolean(), report.GetProperty("name").GetString(), report.GetProperty("passed").GetInt32()).ShouldBe((true, "ping", 1));
        var test = report.GetProperty("files")[0].GetProperty("tests")[0];
        (test.GetProperty("name").GetString(), test.GetProperty("status").GetString()).ShouldBe(("answers a ping", "passed"));
        (await passing.WaitForExitAsync()).ShouldBe(0);

        WriteTest("pang");
        await using var failing = await RunAsync("--json");
        report = Json(failing);
        (report.GetProperty("ok").GetBoolean(), report.GetProperty("failed").GetInt32()).ShouldBe((false, 1));
        var failure = report.GetProperty("files")[0].GetProperty("tests")[0].GetProperty("failure");
        (failure.GetProperty("expected").GetString(), failure.GetProperty("actual").GetString()).ShouldBe(("\"pang\"", "\"pong\""));
        failure.GetProperty("places")[0].GetProperty("line").GetInt32().ShouldBe(4);
        (await failing.WaitForExitAsync()).ShouldBe(1);

        await using var filtered = await RunAsync("--json", "--filter", "nothing like it");
        Json(filtered).GetProperty("error").GetProperty("code").GetString().ShouldBe("usage");
        (await filtered.WaitForExitAsync()).ShouldBe(2);

        _folder.Write("ping/main.ts", "export const n: number = \"one\";");
        await using var broken = await RunAsync("--json");
        var error = Json(broken).GetProperty("error");
        (error.GetProperty("code").GetString(), error.GetProperty("diagnostics")[0].GetProperty("code").GetString()).ShouldBe(("template", "TS2322"));
        (await broken.WaitForExitAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_build_server_finds_an_error_where_nothing_could_be_run()
    {
        _folder.Write("results.xml", "<testsuites tests=\"1\" errors=\"0\" />");

        File.Delete(_folder.Combine("ping", "main.test.ts"));
        (await ErrorInResultsAsync("ping", 2)).ShouldContain("there are no tests");
        _folder.Write("ping/main.ts", "export const n: number = \"one\";");
        (await ErrorInResultsAsync("ping", 1)).ShouldContain("main.ts:1:14: TS2322: ");
        (await ErrorInResultsAsync("nowhere", 1)).ShouldContain("nowhere");
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

    async Task<string> ErrorInResultsAsync(string template, int exitCode)
    {
        await using var run = await ProgramRun.RunAsync(_folder, ["template", "test", template, "--junit", "results.xml"]);
        (await run.WaitForExitAsync()).ShouldBe(exitCode, run.Errors);
        var results = XDocument.Load(_folder.Combine("results.xml")).Root!;
        ((string)results.Attribute("errors")!).ShouldBe("1");
        var error = results.Descendants("testcase").ShouldHaveSingleItem().Element("error").ShouldNotBeNull();
        return error.Value;
    }

    static JsonElement Json(ProgramRun run) => JsonDocument.Parse(run.Output.ShouldHaveSingleItem()).RootElement;

    Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.RunAsync(_folder, ["template", "test", "ping", .. arguments]);

    void WriteTest(string answer) => _folder.Write("ping/main.test.ts", $$"""
        import { expect, guild, messages, test } from "templateworker/testing";
        test("answers a ping", async () => {
          await guild.member("alice").send("general", "!ping");
          expect(messages("general").at(-1)?.content).toBe("{{answer}}");
        });
        """);
}
