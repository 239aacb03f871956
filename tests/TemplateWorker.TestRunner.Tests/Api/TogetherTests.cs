using TemplateWorker.TestRunner.Tests.Support;

namespace TemplateWorker.TestRunner.Tests.Api;

public sealed class TogetherTests(RunnerFixture runner)
{
    // Whoever clicks first takes the button away, as fast as a template can.
    const string OneButton = """
        import { command, component } from "templateworker";
        command({ name: "drop", description: "Drop" }, (interaction) => interaction.reply({
          content: "0",
          components: [{ type: 1, components: [{ type: 2, style: 1, label: "Take", custom_id: "take" }] }],
        }));
        let clicks = 0;
        component("take", (interaction) => interaction.update({ content: `${++clicks}`, components: [] }));
        """;

    [Fact]
    public Task Members_who_click_at_the_same_moment_all_click_what_was_there() => runner.PassesAsync(OneButton, """
        const members = [];
        for (let i = 0; i < 20; i++) members.push(await guild.join(`member${i}`));
        for (let round = 1; round <= 10; round++) {
          const { reply } = await members[0]!.command("drop");
          await Promise.all(members.map((member) => member.click(reply, "Take")));
          expect(reply).toMatchObject({ content: `${20 * round}`, buttons: [] });
        }
        """);

    [Fact]
    public Task Whatever_members_do_at_the_same_moment_finds_the_guild_as_it_was() => runner.PassesAsync(
        """
        import { command, modal, on, discord, kv } from "templateworker";
        command({ name: "form", description: "Form" }, (interaction) => interaction.showModal({
          custom_id: "form", title: "Form", fields: [{ custom_id: "text", label: "Text" }],
        }));
        modal("form", async (interaction) => {
          const first = await kv.setIf("form", true, { absent: true });
          await interaction.reply(first ? "first" : "late");
        });
        on("MESSAGE_REACTION_ADD", (reaction) => discord.deleteMessage(reaction.channel_id, reaction.message_id).catch(() => undefined));
        on("MESSAGE_UPDATE", (message) => discord.deleteMessage(message.channel_id, message.id).catch(() => undefined));
        """,
        """
        const [alice, bob, mona] = [guild.member("alice"), guild.member("bob"), guild.member("mona")];
        for (let round = 0; round < 20; round++) {
          const message = await alice.send("general", "hi");
          await Promise.all([alice.react(message, "👍"), bob.react(message, "👍"), alice.edit(message, "ho"), mona.delete(message)]);
          expect(message.deleted).toBe(true);
          await kv.delete("form");
          const forms = await Promise.all([alice.command("form"), bob.command("form")]);
          const answers = await Promise.all([alice.submit(forms[0], { text: "a" }), bob.submit(forms[1], { text: "b" })]);
          expect(answers.map(({ reply }) => reply.content).sort()).toEqual(["first", "late"]);
        }
        """);

    [Fact]
    public Task Functions_that_act_for_the_test_act_at_the_same_moment_too() => runner.PassesAsync(OneButton, """
        const { reply } = await guild.member("olivia").command("drop");
        const later = async (name: string) => { await undefined; await undefined; return guild.member(name).click(reply, "Take"); };
        await Promise.all([guild.member("alice").click(reply, "Take"), later("bob"), later("mona")]);
        expect(reply.content).toBe("3");
        """);

    [Fact]
    public Task What_is_begun_later_comes_after_all_that_was_begun_before() => runner.PassesAsync(OneButton, """
        for (let round = 0; round < 20; round++) {
          const { reply } = await guild.member("olivia").command("drop");
          const first = guild.member("alice").click(reply, "Take");
          await kv.get("anything");
          await expect(guild.member("bob").click(reply, "Take")).rejects.toThrow("it has: none");
          await first;
        }
        """);

    [Fact]
    public Task A_failure_is_told_by_one_of_those_who_acted_together() => runner.PassesAsync(
        """
        import { on } from "templateworker";
        on("MESSAGE_CREATE", (message) => { if (message.content !== "well") throw new Error(message.content); });
        """,
        """
        const alice = guild.member("alice");
        const ends = await Promise.allSettled(["well", "bad", "well", "worse"].map((text) => alice.send("general", text)));
        expect(ends.map((end) => end.status === "fulfilled" ? "well" : end.reason.message)).toEqual(["well", "bad", "well", "worse"]);
        """);
}
