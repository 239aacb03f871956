using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.TestRunner.Results;
using TemplateWorker.TestRunner.Running;
using TemplateWorker.TestRunner.Tests.Support;

namespace TemplateWorker.TestRunner.Tests.Api;

public sealed class FailureTests(RunnerFixture runner)
{
    const string Crashing = """
        import { on, log } from "templateworker";

        interface Order { readonly item: string }

        on("MESSAGE_CREATE", async (message) => {
          log.info("got", message.content);
          if (message.content === "!loop") for (;;);
          if (message.content === "!crash") order(JSON.parse("null"));
        });

        function order(order: Order): string {
          return order.item.toUpperCase();
        }
        """;

    [Fact]
    public async Task A_failure_of_the_template_fails_the_test_at_the_line_that_was_written()
    {
        var ran = await runner.RunAsync(Crashing, """await guild.member("alice").send("general", "!crash");""");

        var failure = ran.Result.Files[0].Tests[0].Failure.ShouldNotBeNull();
        failure.Message.ShouldStartWith("The template failed at MESSAGE_CREATE. TypeError: ");
        failure.Places[0].ShouldBe(new SourcePlace("main.ts", 12, 15, "order"));
        failure.Step.ShouldNotBeNull().Line.ShouldBe(3);
        ran.Text.ShouldContain("> 12 |   return order.item.toUpperCase();");
        ran.Text.ShouldContain("> 3 | await guild.member(\"alice\").send(\"general\", \"!crash\");");
        ran.Text.ShouldContain("got !crash");
    }

    [Fact]
    public async Task A_failure_far_along_a_line_is_shown_where_it_is()
    {
        var template = $$"""
            import { on } from "templateworker";
            on("MESSAGE_CREATE", () => { const text = "{{new string('x', 300)}}"; (JSON.parse("null") as { item: string }).item.concat(text); });
            """;

        var ran = await runner.RunAsync(template, """await guild.member("alice").send("general", "!crash");""");

        var lines = ran.Text.Split('\n');
        var shown = Array.FindIndex(lines, line => line.Contains("> 2 | "));
        lines[shown].ShouldContain(".item.concat");
        lines[shown + 1].ShouldEndWith("^");
        lines[shown][lines[shown + 1].IndexOf('^')..].ShouldStartWith(".item");
    }

    [Fact]
    public Task A_failure_that_is_expected_fails_nothing() => runner.PassesAsync(Crashing, """
        const error = await expectError(() => guild.member("alice").send("general", "!crash"));
        expect(error).toMatchObject({ name: "TypeError", kind: "Error", event: "MESSAGE_CREATE" });
        await expect(guild.member("alice").send("general", "!crash")).rejects.toThrow("not an object");
        await expect(guild.member("alice").send("general", "!crash")).rejects.toThrow(TypeError);
        await expectError(() => guild.member("alice").send("general", "!crash"), TypeError);
        await expect(expectError(() => guild.member("alice").send("general", "!crash"), RangeError)).rejects.toThrow("expectError");
        """);

    [Fact]
    public async Task Another_failure_than_the_expected_one_fails_the_test()
    {
        var failure = await runner.FailureOfAsync(
            Crashing, """await expectError(() => guild.member("alice").send("general", "!crash"), "no such user");""");

        failure.Expected.ShouldBe("an error that is \"no such user\"");
        failure.Actual.ShouldNotBeNull().ShouldStartWith("TypeError: ");
    }

    [Fact]
    public async Task A_failure_that_nobody_awaits_fails_the_test_all_the_same()
    {
        var failure = await runner.FailureOfAsync(
            Crashing, """guild.member("alice").send("general", "!crash").catch(() => undefined); throw new Error("mine");""");

        failure.Message.ShouldBe("Error: mine");
        var other = await runner.FailureOfAsync(Crashing, """void guild.member("alice").send("general", "!crash");""");
        other.Message.ShouldStartWith("The template failed at MESSAGE_CREATE");
    }

    [Fact]
    public async Task A_template_that_never_ends_is_ended_at_its_limit()
    {
        var failure = await runner.FailureOfAsync(Crashing, """await guild.member("alice").send("general", "!loop");""");

        failure.Message.ShouldStartWith("The template failed at MESSAGE_CREATE. CpuLimitError");
    }

    [Fact]
    public async Task A_test_that_never_ends_is_ended_at_its_limit_and_says_what_it_waits_for()
    {
        var options = runner.Options with { TestLimit = TimeSpan.FromMilliseconds(1500) };
        await using var sandboxes = await TestSandboxes.StartAsync(options, NullLoggerFactory.Instance, TestContext.Current.CancellationToken);

        var ran = await runner.RunAsync(sandboxes, RunnerFixture.Files(Crashing, "test(\"waits for nothing\", () => new Promise(() => {}));"), options);

        ran.Result.Files.ShouldHaveSingleItem().Tests.ShouldHaveSingleItem()
            .Failure!.Message.ShouldBe("The test did not end within 1.5 s. It was waiting for a promise that nothing settled.");
    }

    [Fact]
    public async Task A_test_that_works_for_ever_is_ended_at_its_limit_and_the_next_one_runs()
    {
        var options = runner.Options with { TestCpuLimit = TimeSpan.FromMilliseconds(250) };
        await using var sandboxes = await TestSandboxes.StartAsync(options, NullLoggerFactory.Instance, TestContext.Current.CancellationToken);

        var ran = await runner.RunAsync(sandboxes, RunnerFixture.Files(Crashing, """
            test("works for ever", () => { for (;;); });
            test("is well", () => {});
            """), options);

        var tests = ran.Result.Files.ShouldHaveSingleItem().Tests;
        tests[0].Failure!.Message.ShouldBe("The test used more than 250 ms of processor time.");
        tests[1].Status.ShouldBe(TestStatus.Passed);
    }

    [Fact]
    public async Task A_sandbox_that_dies_fails_the_test_that_it_ran_and_no_other()
    {
        var options = runner.Options with { Sandbox = runner.Options.Sandbox with { CpuLimit = TimeSpan.FromSeconds(30) } };
        await using var sandboxes = await TestSandboxes.StartAsync(options, NullLoggerFactory.Instance, TestContext.Current.CancellationToken);
        var process = sandboxes.Templates.Sandboxes[0].ProcessId;

        var running = runner.RunAsync(sandboxes, RunnerFixture.Files(Crashing, """
            test("dies", () => guild.member("alice").send("general", "!loop").then(() => undefined));
            test("lives", () => guild.member("alice").send("general", "hi").then(() => undefined));
            """), options);
        await Eventually.HoldsAsync(() => sandboxes.Stages.Held > 0, "the template runs");
        Process.GetProcessById(process).Kill();
        var ran = await running;

        var tests = ran.Result.Files.ShouldHaveSingleItem().Tests;
        tests[0].Failure!.Message.ShouldContain("SandboxCrash");
        tests[1].Failure.ShouldBeNull(ran.Text);
    }

    [Fact]
    public async Task A_file_that_cannot_be_loaded_is_a_failure_with_its_place()
    {
        var ran = await runner.RunAsync(RunnerFixture.Files(Crashing, "throw new RangeError(\"at once\");"));

        ran.Result.Succeeded.ShouldBeFalse();
        var failure = ran.Result.Files.ShouldHaveSingleItem().Failure.ShouldNotBeNull();
        failure.Message.ShouldBe("RangeError: at once");
        failure.Places[0].Line.ShouldBe(2);
        ran.Text.ShouldContain("main.test.ts cannot be run");
    }

    [Fact]
    public async Task A_template_that_cannot_be_loaded_is_a_failure_with_its_place()
    {
        var ran = await runner.RunAsync(RunnerFixture.Files("export const x: number = JSON.parse(\"{\");", "test(\"x\", () => {});"));

        ran.Result.Files.ShouldBeEmpty();
        var failure = ran.Result.Failure.ShouldNotBeNull();
        failure.Message.ShouldStartWith("SyntaxError");
        failure.Places[0].ToString().ShouldStartWith("main.ts:1:");
    }

    [Fact]
    public async Task Two_tests_of_one_name_are_refused()
    {
        var ran = await runner.RunAsync(RunnerFixture.Files(Crashing, "test(\"a\", () => {});\ntest(\"a\", () => {});"));

        ran.Result.Files[0].Failure.ShouldNotBeNull().Message.ShouldBe("Error: There are two tests named \"a\".");
    }
}
