using TemplateWorker.TestRunner.Results;
using TemplateWorker.TestRunner.Tests.Support;

namespace TemplateWorker.TestRunner.Tests.Api;

/// <summary>What a test may forget must not let it pass.</summary>
public sealed class FalsePassTests(RunnerFixture runner)
{
    const string Template = "export {};";

    [Theory]
    [InlineData("expect(messages(\"general\").length === 1);", "expect(got) without a matcher checks nothing.")]
    [InlineData("void expect(new Promise(() => {})).resolves.toBe(1);", "The test has ended before this promise was looked at.")]
    [InlineData("void expect(kv.get(\"a\")).resolves.toBe(1);", "The test has ended before this promise was looked at.")]
    [InlineData("void kv.get(\"a\").then((value) => expect(value).toBe(1));", "expect(got).toBe(expected)")]
    [InlineData("void Promise.reject(new Error(\"lost\"));", "Error: lost")]
    [InlineData("setTimeout(() => expect(1).toBe(2), 1);", "expect(got).toBe(expected)")]
    [InlineData("void guild.member(\"alice\").send(\"general\", \"hi\").then(() => messages(\"general\"));", "can only be used inside a test")]
    public async Task What_nobody_waits_for_or_looks_at_fails_the_test(string code, string message) =>
        (await runner.FailureOfAsync(Template, code)).Message.ShouldContain(message);

    [Fact]
    public async Task A_file_without_tests_fails()
    {
        var ran = await runner.RunAsync(RunnerFixture.Files(Template, "describe(\"nothing\", () => {});"));

        ran.Result.Succeeded.ShouldBeFalse();
        ran.Result.Files[0].Failure.ShouldNotBeNull().Message.ShouldStartWith("The file declares no test.");
    }

    [Fact]
    public async Task A_test_that_waits_for_a_callback_is_refused()
    {
        var ran = await runner.RunAsync(RunnerFixture.Files(Template, "test(\"x\", ((done: () => void) => { void done; }) as never);"));

        ran.Result.Files[0].Failure.ShouldNotBeNull().Message.ShouldContain("A test that waits is an async function.");
    }

    [Fact]
    public async Task What_fails_before_or_after_a_test_fails_it_and_its_own_failure_comes_first()
    {
        var ran = await runner.RunAsync(RunnerFixture.Files(Template, """
            describe("before", () => { beforeEach(() => { throw new Error("early"); }); test("runs", () => {}); });
            describe("after", () => {
              afterEach(() => { throw new Error("late"); });
              test("passes", () => {});
              test("fails", () => { throw new Error("mine"); });
            });
            """));

        ran.Result.Files[0].Tests.Select(test => test.Failure?.Message).ShouldBe(["Error: early", "Error: late", "Error: mine"]);
    }

    [Fact]
    public async Task What_is_left_out_is_counted_as_skipped()
    {
        var ran = await runner.RunAsync(RunnerFixture.Files(
            Template, "test.only(\"a\", () => {}); test(\"b\", () => {}); test.skip(\"c\", () => {});"));

        (ran.Result.Count(TestStatus.Passed), ran.Result.Count(TestStatus.Skipped)).ShouldBe((1, 2));
        ran.Text.ShouldContain("1 passed, 0 failed, 2 skipped");
    }
}
