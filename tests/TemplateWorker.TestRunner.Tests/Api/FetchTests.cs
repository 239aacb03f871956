using TemplateWorker.TestRunner.Tests.Support;

namespace TemplateWorker.TestRunner.Tests.Api;

public sealed class FetchTests(RunnerFixture runner)
{
    const string Manifest = "name: sample\ncapabilities: [\"discord:messages\", \"fetch:api.example.com\"]\n";

    const string Template = """
        import { on, discord } from "templateworker";
        on("MESSAGE_CREATE", async (message) => {
          if (message.author.bot === true) return;
          const response = await fetch(message.content, { headers: { "x-asked": "yes" } });
          await discord.createMessage(message.channel_id, `${response.status} ${response.headers.get("x-told")} ${await response.text()}`);
        });
        """;

    [Fact]
    public Task What_the_test_says_is_what_the_template_gets() => runner.PassesAsync(
        Template,
        """
        const ask = async (url: string) => {
          await guild.member("alice").send("general", url);
          return messages("general").at(-1)?.content;
        };
        await fetchMock("https://api.example.com/now", { headers: { "x-told": "a" }, json: { t: 1 } });
        expect(await ask("https://api.example.com/now")).toBe("200 a {\"t\":1}");
        await fetchMock(/\/users\/\d+$/, { status: 404, body: "nobody" });
        expect(await ask("https://api.example.com/users/12")).toBe("404 null nobody");
        await fetchMock("https://api.example.com/now", "later");
        expect(await ask("https://api.example.com/now")).toBe("200 null later");
        expect(calls("fetch.request")[0]?.arguments[0]).toMatchObject({ url: "https://api.example.com/now", headers: [["x-asked", "yes"]] });
        """,
        Manifest);

    [Fact]
    public Task A_pattern_keeps_its_flags() => runner.PassesAsync(
        Template,
        """
        await fetchMock(/^HTTPS:\/\/API\..*\/now$/i, "small");
        await guild.member("alice").send("general", "https://api.example.com/now");
        expect(messages("general").at(-1)?.content).toBe("200 null small");
        await fetchMock(/\p{Lu}pper/isu, "large");
        await guild.member("alice").send("general", "https://api.example.com/Upper");
        expect(messages("general").at(-1)?.content).toBe("200 null large");
        """,
        Manifest);

    [Fact]
    public Task Nothing_else_can_be_fetched_and_the_manifest_counts() => runner.PassesAsync(
        Template,
        """
        const ask = (url: string) => guild.member("alice").send("general", url);
        await expect(ask("https://api.example.com/now")).rejects.toThrow("Say it with fetchMock");
        await fetchMock("https://api.example.com/now", { error: "the line is dead" });
        await expect(ask("https://api.example.com/now")).rejects.toThrow("the line is dead");
        await fetchMock("https://other.example.com/", "hi");
        await expect(ask("https://other.example.com/")).rejects.toThrow("fetch:other.example.com");
        await expect(fetchMock("now")).rejects.toThrow("whole URL");
        """,
        Manifest);
}
