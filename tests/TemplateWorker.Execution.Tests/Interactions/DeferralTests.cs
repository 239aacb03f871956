using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Outcomes;

namespace TemplateWorker.Execution.Tests.Interactions;

public sealed class DeferralTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_slow_command_is_deferred_and_its_reply_takes_the_place_of_the_deferral()
    {
        await using var rig = await InteractionRig.StartAsync(postgres, Slow("""await interaction.reply("late");"""));

        rig.Ask();
        await Eventually.HoldsAsync(() => rig.Messages.Any(message => message.IsThinking), "the deferral");
        var reply = await rig.SeenAsync("late");

        reply.IsEphemeral.ShouldBeTrue("the template did not ask for a public deferral");
        rig.Messages.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_quick_reply_is_left_as_it_is()
    {
        await using var rig = await InteractionRig.StartAsync(postgres, Command("""await interaction.reply("quick");"""), new LimitSettings());

        rig.Ask();

        (await rig.SeenAsync("quick")).IsEphemeral.ShouldBeFalse();
    }

    [Fact]
    public async Task A_private_reply_after_a_public_deferral_stays_private()
    {
        await using var rig = await InteractionRig.StartAsync(
            postgres, Slow("""
                await interaction.reply({ content: "secret", ephemeral: true });
                await interaction.editReply("changed secret");
                """), defersEphemerally: false);

        rig.Ask();
        var reply = await rig.SeenAsync("changed secret");

        reply.IsEphemeral.ShouldBeTrue();
        rig.Messages.ShouldHaveSingleItem("the deferral is gone");
    }

    [Fact]
    public async Task A_private_follow_up_after_a_public_deferral_stays_private()
    {
        await using var rig = await InteractionRig.StartAsync(
            postgres, Slow("""
                await interaction.defer({ ephemeral: true });
                await interaction.followUp({ content: "secret", ephemeral: true });
                """), defersEphemerally: false);

        rig.Ask();

        (await rig.SeenAsync("secret")).IsEphemeral.ShouldBeTrue();
        rig.Messages.ShouldHaveSingleItem("the deferral is gone");
    }

    [Fact]
    public async Task After_its_own_late_defer_a_template_notices_nothing()
    {
        await using var rig = await InteractionRig.StartAsync(postgres, Slow("""
            await interaction.defer();
            await interaction.editReply("done");
            await interaction.followUp("and more");
            """));

        rig.Ask();

        await rig.SeenAsync("and more");
        (await rig.SeenAsync("done")).IsThinking.ShouldBeFalse();
    }

    [Fact]
    public async Task A_late_answer_to_a_button_can_be_a_new_message_and_a_change_of_the_old()
    {
        await using var rig = await InteractionRig.StartAsync(postgres, """
            const { command, component } = require("templateworker");
            command({ name: "ask", description: "Asks" }, (interaction) => interaction.reply({
              content: "press",
              components: [{ type: 1, components: [
                { type: 2, style: 1, label: "A", custom_id: "reply" }, { type: 2, style: 1, label: "B", custom_id: "update" }] }],
            }));
            const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
            component("reply", async (interaction) => {
              await sleep(500);
              await interaction.reply("pressed A");
              await interaction.editReply("pressed A indeed");
            });
            component("update", async (interaction) => {
              await sleep(500);
              await interaction.update({ content: "pressed B", components: [] });
            });
            """);
        rig.Ask();
        var question = await rig.SeenAsync("press");

        rig.Playground.People.Click(question.Id, rig.Playground.MemberId, "reply");
        await rig.SeenAsync("pressed A indeed");
        rig.Messages.Count(message => message.Content == "press").ShouldBe(1, "the message with the buttons is as it was");
        rig.Playground.People.Click(question.Id, rig.Playground.MemberId, "update");
        await rig.SeenAsync("pressed B");
        rig.Messages.Count().ShouldBe(2);
    }

    [Fact]
    public async Task An_interaction_may_go_on_longer_than_other_events()
    {
        await using var rig = await InteractionRig.StartAsync(
            postgres, Command("""
                await sleep(1600);
                await interaction.reply("after all");
                """), new LimitSettings { DispatchSeconds = 1, DeferAfterMs = 150 });

        rig.Ask();

        await rig.SeenAsync("after all");
    }

    [Fact]
    public async Task Of_a_template_and_a_host_that_answer_at_the_same_moment_one_wins_and_the_member_sees_one_answer()
    {
        await using var rig = await InteractionRig.StartAsync(postgres, Command("""
            await sleep(130 + Math.floor(Math.random() * 40));
            await interaction.reply("answer");
            """));

        for (var i = 0; i < 20; i++)
            rig.Ask();
        await Eventually.HoldsAsync(() => rig.Observer.Outcomes.Count == 20, "all dispatches end");

        rig.Observer.Outcomes.ShouldAllBe(outcome => outcome.Kind == DispatchOutcomeKind.Ok, rig.Describe());
        await Eventually.HoldsAsync(() => rig.Messages.Count(message => message.Content == "answer") == 20, "20 answers");
        rig.Messages.Count().ShouldBe(20, rig.Describe());
    }

    [Fact]
    public async Task A_form_cannot_be_opened_after_the_deferral_and_the_error_says_why()
    {
        await using var rig = await InteractionRig.StartAsync(postgres, Slow("""
            try {
              await interaction.showModal({ custom_id: "m", title: "T", fields: [{ custom_id: "f", label: "L" }] });
            } catch (e) {
              await interaction.reply(`${e.name}: ${e.message}`);
            }
            """));

        rig.Ask();

        await rig.SeenAsync("A form must be the first answer");
    }

    static string Command(string body) =>
        $$"""
        const { command } = require("templateworker");
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        command({ name: "ask", description: "Asks" }, async (interaction) => {
          {{body}}
        });
        """;

    static string Slow(string body) => Command("await sleep(600);\n" + body);
}
