using TemplateWorker.TestRunner.Tests.Support;

namespace TemplateWorker.TestRunner.Tests.Api;

/// <summary>Members asked of the gateway, by a template in a real sandbox.</summary>
public sealed class MemberRequestTests(RunnerFixture runner)
{
    const string Manifest = "name: sample\ncapabilities: [\"discord:members\"]\n";

    [Fact]
    public Task Members_are_asked_for_by_id_by_name_or_all_of_them() => runner.PassesAsync(
        """
        import { command, discord } from "templateworker";
        command({ name: "members", description: "Members" }, async (interaction) => {
          const all = await discord.requestMembers();
          const some = await discord.requestMembers({ query: "al", limit: 5 });
          const one = await discord.requestMembers({ user_ids: [some.members[0]!.user.id, "5"] });
          await interaction.reply([
            all.members.map((member) => member.user.username).sort().join(","), some.members[0]!.user.username, one.members.length, one.not_found.join(),
          ].join(" "));
        });
        """,
        """
        const reply = (await guild.member("olivia").command("members")).reply;
        expect(reply?.content).toMatch(/^alice,bob,.*olivia alice 1 5$/);
        """,
        Manifest);

    [Fact]
    public Task What_cannot_be_asked_for_is_told() => runner.PassesAsync(
        """
        import { on, discord, log } from "templateworker";
        on("MESSAGE_CREATE", async () => {
          await discord.requestMembers();
          const mistakes = [{}, { query: "a", user_ids: ["1"] }, { user_ids: [] }, { user_ids: ["x"] }, { limit: 3 }, { query: "a", limit: 101 }, { name: "a" }];
          for (const mistake of mistakes) {
            log.info(await discord.requestMembers(mistake as object).then(() => "fine", (e) => `${e.name} ${e.code ?? e.message}`));
          }
        });
        """,
        """
        await guild.member("alice").send("general", "go");
        const lines = logs().map((line) => line.text);
        expect(lines[0]).toBe("DiscordError RateLimited");
        expect(lines.slice(1).every((line) => line.startsWith("HostCallError discord.requestMembers"))).toBe(true);
        """,
        Manifest);
}
