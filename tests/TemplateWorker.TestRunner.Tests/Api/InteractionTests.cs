using TemplateWorker.TestRunner.Tests.Support;

namespace TemplateWorker.TestRunner.Tests.Api;

/// <summary>What the host does for members is done in tests, too.</summary>
public sealed class InteractionTests(RunnerFixture runner)
{
    const string Slow = """
        import { command } from "templateworker";
        command({ name: "slow", description: "Slow" }, async (interaction) => {
          await new Promise<void>((resolve) => setTimeout(() => resolve(), 5000));
          await interaction.reply("done");
        });
        command({ name: "silent", description: "Silent" }, () => undefined);
        command({ name: "broken", description: "Broken" }, () => { throw new Error("no way"); });
        """;

    [Fact]
    public Task A_handler_that_takes_its_time_is_deferred_for_after_two_seconds() => runner.PassesAsync(Slow, """
        const used = await guild.member("alice").command("slow");
        expect(used.answered).toBe(false);
        await clock.advance("1999ms");
        expect(used.answered).toBe(false);
        await clock.advance("1ms");
        expect(used.reply).toMatchObject({ thinking: true, ephemeral: true });
        await clock.advance("3s");
        expect(used.reply).toMatchObject({ thinking: false, content: "done" });
        """);

    [Fact]
    public Task A_member_is_told_when_a_handler_fails_or_says_nothing() => runner.PassesAsync(Slow, """
        const alice = guild.member("alice");
        expect((await alice.command("silent")).reply).toMatchObject({ ephemeral: true });
        await expectError(() => alice.command("broken"), "no way");
        expect(messages("general").at(-1)).toMatchObject({ ephemeral: true, visible_to: alice.id });
        expect(messages("general").at(-1)?.content).not.toContain("no way");
        """);

    [Fact]
    public async Task A_handler_that_says_nothing_is_a_warning_of_a_test_that_passes()
    {
        var ran = await runner.RunAsync(Slow, """
            await guild.member("alice").command("silent");
            expect(logs().map((line) => line.level)).toEqual(["warn"]);
            """);

        ran.Result.Succeeded.ShouldBeTrue(ran.Text);
        ran.Text.ShouldContain("warning: INTERACTION_CREATE: the handler of /silent ended without an answer;");
    }

    [Fact]
    public Task Files_are_seen_with_their_text() => runner.PassesAsync(
        """
        import { command } from "templateworker";
        command({ name: "export", description: "Export" }, (interaction) => interaction.reply({ files: [
          { name: "größe.csv", content: "name,coins\n", description: "All" }, { name: "b.bin", content: new Uint8Array([255]) },
        ] }));
        """,
        """
        expect((await guild.member("alice").command("export")).reply.files).toEqual([
          { name: "größe.csv", size: 11, description: "All", text: "name,coins\n" }, { name: "b.bin", size: 1, description: null, text: null },
        ]);
        """);

    [Fact]
    public Task Forms_are_filled_in() => runner.PassesAsync(
        """
        import { command, modal } from "templateworker";
        command({ name: "ask", description: "Ask" }, (interaction) => interaction.showModal({
          custom_id: "ask:5", title: "Ask", fields: [{ custom_id: "what", label: "What?" }],
        }));
        modal("ask:", (interaction, data) => interaction.reply(`${data} ${interaction.fields.what}`));
        """,
        """
        const form = await guild.member("alice").command("ask");
        expect(form.modal).toMatchObject({ custom_id: "ask:5", title: "Ask" });
        expect((await guild.member("alice").submit(form, { what: "why" })).reply.content).toBe("5 why");
        await expect(guild.member("alice").submit(form.modal, { other: "x" })).rejects.toThrow("It has: what");
        expect(() => form.reply).toThrow("answered with a form");
        """);

    [Fact]
    public Task Menus_and_choices_are_offered() => runner.PassesAsync(
        """
        import { command, component } from "templateworker";
        command(
          { name: "pick", description: "Pick", options: [{ name: "what", description: "What", type: "string", autocomplete: (_, typed) => [`${typed}!`, "b"] }] },
          (interaction) => interaction.reply({ content: "?", components: [{ type: 1, components: [
            { type: 3, custom_id: "pick", options: [{ label: "One", value: "1" }, { label: "Two", value: "2" }], max_values: 2 },
          ] }] }),
        );
        component("pick", (interaction) => interaction.update({ content: interaction.values.join("+"), components: [] }));
        """,
        """
        const alice = guild.member("alice");
        expect(await alice.autocomplete("pick", "what", "a")).toEqual([{ name: "a!", value: "a!" }, { name: "b", value: "b" }]);
        const { reply } = await alice.command("pick");
        expect(reply.selects[0]?.options?.map((option) => option.label)).toEqual(["One", "Two"]);
        await alice.select(reply, "pick", ["1", "2"]);
        expect(reply.content).toBe("1+2");
        expect(reply.selects).toEqual([]);
        """);
}
