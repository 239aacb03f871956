using TemplateWorker.TestRunner.Tests.Support;

namespace TemplateWorker.TestRunner.Tests.Api;

public sealed class ActionTests(RunnerFixture runner)
{
    const string PingPong = """
        import { on, discord } from "templateworker";
        on("MESSAGE_CREATE", async (message) => {
          if (message.content === "!ping") await discord.createMessage(message.channel_id, { content: "pong" });
        });
        """;

    [Fact]
    public Task A_message_is_answered_before_the_action_ends() => runner.PassesAsync(PingPong, """
        const sent = await guild.member("alice").send("general", "!ping");
        expect(sent.author.username).toBe("alice");
        expect(messages("general").map((message) => message.content)).toEqual(["!ping", "pong"]);
        expect(guild.channel("#general").messages.at(-1)?.author.bot).toBe(true);
        expect(calls("discord.createMessage")).toHaveLength(1);
        expect(calls()[0]?.arguments[1]).toEqual({ content: "pong" });
        expect(calls()[0]?.result.content).toBe("pong");
        """);

    [Fact]
    public Task What_the_bot_causes_itself_is_awaited_too() => runner.PassesAsync(
        """
        import { on, discord } from "templateworker";
        on("MESSAGE_CREATE", async (message) => {
          const left = Number(message.content);
          if (left > 0) await discord.createMessage(message.channel_id, `${left - 1}`);
        });
        """,
        """
        await guild.member("alice").send("general", "3");
        expect(messages("general").map((message) => message.content)).toEqual(["3", "2", "1", "0"]);
        """);

    [Fact]
    public Task A_command_is_answered_and_its_options_are_given() => runner.PassesAsync(
        """
        import { command } from "templateworker";
        command(
          { name: "greet", description: "Greet", options: [{ name: "who", description: "Who", type: 6, required: true }] },
          async (interaction) => {
            await interaction.reply({ content: `Hello <@${interaction.options.who}>`, ephemeral: true });
            await interaction.followUp("And welcome");
          },
        );
        """,
        """
        const used = await guild.member("alice").command("greet", { who: guild.member("bob") });
        expect(used.answered).toBe(true);
        expect(used.reply.text).toBe("Hello @bob");
        expect(used.reply.ephemeral).toBe(true);
        expect(used.reply.visible_to).toBe(guild.member("alice").id);
        expect(used.followUps.map((message) => message.content)).toEqual(["And welcome"]);
        await expect(guild.member("alice").command("greet")).rejects.toThrow("who");
        """);

    [Fact]
    public Task A_button_is_clicked_by_label_and_the_message_changes_in_place() => runner.PassesAsync(
        """
        import { command, component } from "templateworker";
        command({ name: "ask", description: "Ask" }, (interaction) => interaction.reply({
          content: "0",
          components: [{ type: 1, components: [{ type: 2, style: 1, label: "More", custom_id: "more:0" }] }],
        }));
        component("more:", (interaction, data) => interaction.update({
          content: `${Number(data) + 1}`,
          components: [{ type: 1, components: [{ type: 2, style: 1, label: "More", custom_id: `more:${Number(data) + 1}` }] }],
        }));
        """,
        """
        const { reply } = await guild.member("alice").command("ask");
        const clicked = await guild.member("bob").click(reply, "More");
        expect(reply.content).toBe("1");
        expect(clicked.message).toBe(reply);
        await guild.member("bob").click(reply);
        expect(reply.content).toBe("2");
        expect(reply.buttons).toMatchObject([{ label: "More", custom_id: "more:2" }]);
        await expect(guild.member("bob").click(reply, "Less")).rejects.toThrow("More (more:2)");
        """);

    [Fact]
    public Task Reactions_and_members_come_and_are_seen() => runner.PassesAsync(
        """
        import { on, discord } from "templateworker";
        on("MESSAGE_REACTION_ADD", (reaction) => discord.createMessage(reaction.channel_id, `${reaction.emoji.name}`));
        on("GUILD_MEMBER_ADD", (member) => discord.createMessage(channel, `Welcome <@${member.user.id}>`));
        on("GUILD_MEMBER_REMOVE", (member) => discord.createMessage(channel, `Bye ${member.user.username}`));
        let channel = "";
        on("MESSAGE_CREATE", (message) => { channel = message.channel_id; });
        """,
        """
        const message = await guild.member("alice").send("general", "hi");
        await guild.member("bob").react(message, "👍");
        expect(message.reactions).toEqual([{ emoji: "👍", count: 1, users: ["bob"] }]);
        const carol = await guild.join("carol");
        expect(carol.name).toBe("carol");
        await carol.leave();
        expect(carol.exists).toBe(false);
        expect(messages("general").map((one) => one.content)).toEqual(["hi", "👍", `Welcome ${carol}`, "Bye carol"]);
        """);

    [Fact]
    public Task A_message_can_answer_another() => runner.PassesAsync(
        """
        import { on, log } from "templateworker";
        on("MESSAGE_CREATE", (message) => log.info(message.type, message.message_reference?.message_id, message.referenced_message?.content));
        """,
        """
        const first = await guild.member("alice").send("general", "question");
        const second = await guild.member("bob").send("general", "answer", { replyTo: first });
        expect(second.reply_to).toBe(first.id);
        expect(logs().at(-1)?.text).toBe(`19 ${first.id} question`);
        await expect(guild.member("bob").send("bot-commands", "answer", { replyTo: first })).rejects.toThrow("another channel");
        """);

    [Fact]
    public Task What_the_template_deletes_at_once_is_known_as_deleted() => runner.PassesAsync(
        """
        import { on, discord } from "templateworker";
        on("MESSAGE_CREATE", (message) => discord.deleteMessage(message.channel_id, message.id));
        """,
        """
        const sent = await guild.member("alice").send("general", "bad word");
        expect(sent).toMatchObject({ content: "bad word", deleted: true });
        expect(messages("general")).toEqual([]);
        """);

    [Fact]
    public async Task Messages_are_edited_and_deleted_and_reactions_taken_back()
    {
        await runner.PassesAsync(
            """
            import { on, log } from "templateworker";
            on("MESSAGE_UPDATE", (message) => log.info("now", message.content));
            on("MESSAGE_DELETE", (message) => log.info("gone", message.id));
            on("MESSAGE_REACTION_REMOVE", (reaction) => log.info("back", reaction.emoji.name));
            """,
            """
            const alice = guild.member("alice");
            const message = await alice.send("general", "one");
            await alice.react(message, "👍");
            await alice.unreact(message, "👍");
            await alice.edit(message, "two");
            await guild.member("mona").delete(message);
            expect(message).toMatchObject({ content: "two", reactions: [], deleted: true });
            expect(logs().map((line) => line.text)).toEqual(["back 👍", "now two", `gone ${message.id}`]);
            """);
    }

    [Fact]
    public Task Channels_and_roles_are_made_and_given() => runner.PassesAsync(
        """
        import { on, log } from "templateworker";
        on("CHANNEL_CREATE", (channel) => log.info(channel.name));
        on("GUILD_ROLE_CREATE", ({ role }) => log.info(role.name));
        on("GUILD_MEMBER_UPDATE", (member) => log.info(member.roles.length));
        """,
        """
        const channel = await guild.createChannel("secret", { topic: "shh" });
        expect(channel).toMatchObject({ name: "secret", topic: "shh", type: 0, exists: true });
        const role = await guild.createRole("Keeper", { color: 255 });
        const bob = guild.member("bob");
        await bob.addRole(role);
        expect(bob.roles).toEqual(["Keeper"]);
        await bob.removeRole("keeper");
        expect(bob.roles).toEqual([]);
        expect(role).toMatchObject({ color: 255, exists: true });
        expect(logs().map((line) => line.text)).toEqual(["secret", "Keeper", "1", "0"]);
        """);

    [Fact]
    public Task Settings_are_those_of_the_manifest_and_can_be_set() => runner.PassesAsync(
        """
        import { on, discord, settings } from "templateworker";
        let loads = 0;
        on("MESSAGE_CREATE", async (message) => {
          if (message.author.bot !== true) await discord.createMessage(message.channel_id, `${settings.word} ${++loads}`);
        });
        """,
        """
        await guild.member("alice").send("general", "x");
        await settings.set({ word: "other" });
        await guild.member("alice").send("general", "x");
        expect(messages("general").filter((one) => one.author.bot).map((one) => one.content)).toEqual(["first 1", "other 1"]);
        await expect(settings.set({ word: 5 as never })).rejects.toThrow("word");
        await settings.set({ word: undefined });
        await guild.member("alice").send("general", "x");
        expect(messages("general").at(-1)?.content).toBe("first 1");
        """,
        "name: sample\ncapabilities: [\"discord:messages\"]\nsettings:\n  word: { type: text, default: first }\n");

    [Fact]
    public async Task What_the_manifest_does_not_ask_for_is_refused_as_it_would_be_in_a_guild()
    {
        var failure = await runner.FailureOfAsync(
            """
            import { on, discord } from "templateworker";
            on("MESSAGE_CREATE", (message) => discord.banMember(message.author.id));
            """,
            """await guild.member("alice").send("general", "hi");""");

        failure.Message.ShouldContain("discord.banMember needs the capability \"discord:moderation\"");
    }

    [Fact]
    public Task Any_event_can_be_sent() => runner.PassesAsync(
        """
        import { on, log } from "templateworker";
        on("TYPING_START", (typing) => log.info(typing.guild_id, typing.user_id));
        """,
        """
        await guild.emit("TYPING_START", { user_id: "5" });
        expect(logs()).toEqual([{ level: "info", text: `${guild.id} 5` }]);
        """);

    [Fact]
    public Task Keys_and_values_are_those_of_the_template() => runner.PassesAsync(
        """
        import { on, kv } from "templateworker";
        on("MESSAGE_CREATE", async () => { await kv.increment("messages"); });
        """,
        """
        await kv.set("messages", 4);
        await guild.member("alice").send("general", "hi");
        expect(await kv.get("messages")).toBe(5);
        """);

    [Fact]
    public async Task What_cannot_be_done_fails_where_the_test_asks_for_it()
    {
        var failure = await runner.FailureOfAsync(PingPong, """await guild.member("alice").command("nope");""");

        failure.Message.ShouldStartWith("There is no command \"nope\"");
        failure.Places[0].ToString().ShouldBe("main.test.ts:3:36");
    }

    [Theory]
    [InlineData("""guild.member("zoe");""", "The guild has no member \"zoe\". It has: olivia, alice, bob, mona, bot.")]
    [InlineData("""guild.channel("nowhere");""", "The guild has no channel \"nowhere\"")]
    [InlineData("""guild.role("King");""", "The guild has no role \"King\"")]
    [InlineData("""await clock.advance(-1);""", "A duration is milliseconds or a text such as")]
    [InlineData("""await clock.set("2020-01-01");""", "The clock of a test only moves forward.")]
    [InlineData("""await guild.join("");""", "A member needs a name of 1 to 32 characters.")]
    [InlineData("""(await guild.member("alice").send("general", "x"), await guild.member("alice").click(messages("general")[0]!));""", "The message has no button.")]
    [InlineData("""test("inside", () => {});""", "test() belongs at the top level of a test file, not inside a test.")]
    public async Task A_mistake_is_told_in_plain_words(string code, string message) =>
        (await runner.FailureOfAsync(PingPong, code)).Message.ShouldContain(message);
}
