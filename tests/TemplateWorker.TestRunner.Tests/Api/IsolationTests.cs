using TemplateWorker.TestRunner.Results;
using TemplateWorker.TestRunner.Tests.Support;

namespace TemplateWorker.TestRunner.Tests.Api;

public sealed class IsolationTests(RunnerFixture runner)
{
    const string Counter = """
        import { on, kv, discord } from "templateworker";
        let inMemory = 0;
        on("MESSAGE_CREATE", async (message) => {
          if (message.author.bot) return;
          await discord.createMessage(message.channel_id, `${++inMemory} ${await kv.increment("stored")} ${new Date().toISOString()}`);
        });
        """;

    [Fact]
    public async Task Each_test_has_a_guild_a_store_a_clock_and_a_template_of_its_own()
    {
        const string Same = """
            expect(messages("general")).toEqual([]);
            await guild.member("alice").send("general", "hi");
            expect(messages("general").at(-1)?.content).toBe("1 1 2026-01-01T12:00:00.000Z");
            await clock.advance("1d");
            await guild.join("carol");
            """;
        var ran = await runner.RunAsync(new Dictionary<string, string>
        {
            ["main.ts"] = Counter,
            ["main.test.ts"] = RunnerFixture.TestFile($"test(\"one\", async () => {{\n{Same}\n}});\ntest(\"two\", async () => {{\n{Same}\n}});"),
        });

        ran.Result.Count(TestStatus.Passed).ShouldBe(2, ran.Text);
    }

    [Fact]
    public async Task What_a_test_leaves_running_does_not_reach_the_next()
    {
        var ran = await runner.RunAsync(new Dictionary<string, string>
        {
            ["main.ts"] = """
                import { on, discord } from "templateworker";
                on("MESSAGE_CREATE", async (message) => {
                  await new Promise<void>((resolve) => setTimeout(() => resolve(), 60000));
                  await discord.createMessage(message.channel_id, "late");
                });
                """,
            ["main.test.ts"] = RunnerFixture.TestFile("""
                test("leaves it waiting", async () => {
                  await guild.member("alice").send("general", "hi");
                  expect(messages("general")).toHaveLength(1);
                });
                test("is alone", async () => {
                  await clock.advance("2m");
                  expect(messages("general")).toHaveLength(0);
                  expect(calls()).toHaveLength(0);
                });
                """),
        });

        ran.Result.Count(TestStatus.Passed).ShouldBe(2, ran.Text);
    }

    [Fact]
    public async Task Only_skip_and_filter_choose_what_is_run()
    {
        var files = new Dictionary<string, string>
        {
            ["main.ts"] = Counter,
            ["a.test.ts"] = RunnerFixture.TestFile("test.only(\"first\", () => {}); test(\"second\", () => { throw new Error(); });"),
            ["b.test.ts"] = RunnerFixture.TestFile("test.skip(\"third\", () => { throw new Error(); }); test(\"fourth\", () => {});"),
        };

        var all = await runner.RunAsync(files);
        all.Result.Files.SelectMany(file => file.Tests).Select(test => $"{test.File} {test.Name} {test.Status}")
            .ShouldBe(["a.test.ts first Passed", "a.test.ts second Skipped", "b.test.ts third Skipped", "b.test.ts fourth Passed"]);
        var some = await runner.RunAsync(files, runner.Options with { Filter = "FOUR" });
        some.Result.Files.SelectMany(file => file.Tests).Select(test => test.Name).ShouldBe(["fourth"]);
    }

    [Fact]
    public async Task Groups_name_their_tests_and_surround_them()
    {
        var ran = await runner.RunAsync(new Dictionary<string, string>
        {
            ["main.ts"] = Counter,
            ["main.test.ts"] = RunnerFixture.TestFile("""
                const order: string[] = [];
                beforeEach(() => { order.push("before"); });
                afterEach(() => { order.push("after"); });
                describe("outer", () => {
                  beforeEach(async () => { order.push("inner before"); await guild.member("alice").send("general", "hi"); });
                  afterEach(() => { order.push("inner after"); });
                  test("acts", () => {
                    order.push("test");
                    expect(messages("general")).toHaveLength(2);
                  });
                });
                test("sees the order", () => {
                  expect(order).toEqual(["before", "inner before", "test", "inner after", "after", "before"]);
                });
                """),
        });

        ran.Result.Succeeded.ShouldBeTrue(ran.Text);
        ran.Result.Files[0].Tests[0].Name.ShouldBe("outer > acts");
    }
}
