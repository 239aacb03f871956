using TemplateWorker.TestRunner.Tests.Support;

namespace TemplateWorker.TestRunner.Tests.Api;

public sealed class ClockTests(RunnerFixture runner)
{
    const string Reminder = """
        import { on, discord } from "templateworker";
        on("MESSAGE_CREATE", async (message) => {
          if (message.author.bot) return;
          const started = Date.now();
          for (const seconds of [5, 10]) {
            await new Promise<void>((resolve) => setTimeout(() => resolve(), 5000));
            await discord.createMessage(message.channel_id, `${seconds} ${Date.now() - started} ${new Date().toISOString()}`);
          }
        });
        """;

    [Fact]
    public Task Timers_fire_when_the_clock_reaches_them_and_not_before() => runner.PassesAsync(Reminder, """
        await guild.member("alice").send("general", "go");
        expect(messages("general")).toHaveLength(1);
        await clock.advance(4999);
        expect(messages("general")).toHaveLength(1);
        await clock.advance(1);
        expect(messages("general").at(-1)?.content).toBe("5 5000 2026-01-01T12:00:05.000Z");
        await clock.advance("5s");
        expect(messages("general").at(-1)?.content).toBe("10 10000 2026-01-01T12:00:10.000Z");
        """);

    [Fact]
    public Task Whatever_falls_due_on_the_way_is_done_in_order_at_its_own_time() => runner.PassesAsync(Reminder, """
        await guild.member("alice").send("general", "go");
        await clock.advance("1s");
        await guild.member("bob").send("general", "go");
        await clock.advance("1h");
        expect(messages("general").slice(2).map((message) => message.content)).toEqual([
          "5 5000 2026-01-01T12:00:05.000Z", "5 5000 2026-01-01T12:00:06.000Z",
          "10 10000 2026-01-01T12:00:10.000Z", "10 10000 2026-01-01T12:00:11.000Z",
        ]);
        expect(clock.now()).toEqual(new Date("2026-01-01T13:00:01Z"));
        """);

    [Fact]
    public Task The_test_lives_by_the_same_clock() => runner.PassesAsync("export {};", """
        expect(Date.now()).toBe(new Date("2026-01-01T12:00:00Z").getTime());
        await clock.set("2026-03-01T00:00:00Z");
        expect(new Date().toISOString()).toBe("2026-03-01T00:00:00.000Z");
        expect(new Date(0).getUTCFullYear()).toBe(1970);
        expect(new Date() instanceof Date).toBe(true);
        await clock.advance("1d 2h");
        expect(clock.now().toISOString()).toBe("2026-03-02T02:00:00.000Z");
        expect(Date.UTC(2026, 2, 2, 2)).toBe(Date.now());
        """);

    [Fact]
    public Task Stored_keys_run_out_with_the_clock() => runner.PassesAsync(
        """
        import { on, kv } from "templateworker";
        on("MESSAGE_CREATE", async () => { await kv.set("once", true, { ttl: 60 }); });
        """,
        """
        await guild.member("alice").send("general", "hi");
        await clock.advance("59s");
        expect(await kv.get("once")).toBe(true);
        await clock.advance("1s");
        expect(await kv.get("once")).toBe(null);
        """);

    [Fact]
    public Task A_rate_limit_is_waited_for_by_the_clock() => runner.PassesAsync(
        """
        import { on, discord } from "templateworker";
        on("MESSAGE_CREATE", async (message) => {
          if (message.author.bot) return;
          for (let i = 0; i < 22; i++) await discord.triggerTyping(message.channel_id);
          await discord.createMessage(message.channel_id, `${Date.now() - Date.parse(message.timestamp)}`);
        });
        """,
        """
        await guild.member("alice").send("general", "go");
        expect(messages("general")).toHaveLength(1);
        expect(calls("discord.triggerTyping").filter((call) => "result" in call)).toHaveLength(20);
        await clock.advance("5s");
        expect(Number(messages("general").at(-1)?.content)).toBeGreaterThanOrEqual(500);
        """);

    [Fact]
    public Task What_formats_the_time_without_being_given_one_shows_that_of_the_test() => runner.PassesAsync("export {};", """
        const format = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", dateStyle: "short", timeStyle: "medium" });
        expect(format.format()).toBe("01/01/2026, 12:00:00");
        await clock.advance("1h");
        expect([undefined].map(format.format)).toEqual(["01/01/2026, 13:00:00"]);
        expect(format.format(0)).toBe("01/01/1970, 00:00:00");
        expect(format.formatToParts().find((part) => part.type === "hour")?.value).toBe("13");
        """);

    [Fact]
    public Task A_handler_is_ended_at_its_deadline_by_the_clock_of_the_test() => runner.PassesAsync(
        """
        import { on, discord, kv, log } from "templateworker";
        const sleep = (seconds: number) => new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000));
        on("MESSAGE_CREATE", async (message) => {
          if (message.author.bot) return;
          const [steps, seconds] = message.content.split(" ").map(Number) as [number, number];
          for (let i = 0; i < steps; i++) { await sleep(seconds); log.info(`${i}`); await kv.increment("steps"); }
          await discord.createMessage(message.channel_id, "done");
        });
        """,
        """
        const alice = guild.member("alice");
        await alice.send("general", "1 29.9");
        await clock.advance("1m");
        expect(messages("general").at(-1)?.content).toBe("done");
        for (const text of ["1 60", "1 30", "2 15"]) {
          await alice.send("general", text);
          const error = await expectError(() => clock.advance("1m"), "30 s after its start");
          expect(error).toMatchObject({ name: "DeadlineError", kind: "Deadline", event: "MESSAGE_CREATE" });
          expect(messages("general").at(-1)?.content).toBe(text);
        }
        await alice.send("general", "10 9");
        await expectError(() => clock.advance("1h"), "30 s after its start");
        expect(await kv.get("steps")).toBe(1 + 1 + 3);
        expect(logs()).toHaveLength(1 + 1 + 3);
        """);
}
