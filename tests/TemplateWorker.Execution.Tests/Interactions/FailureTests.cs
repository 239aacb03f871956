using System.Text.RegularExpressions;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes.Conduct;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Tests.Interactions;

public sealed partial class FailureTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Member_log_and_admins_are_told_of_an_error_under_the_same_reference()
    {
        await using var rig = await InteractionRig.StartAsync(postgres, Command("undefinedThing();"));
        rig.ErrorChannels.Take(StateWithChannel(rig, $"{rig.Playground.ChannelId}"));

        rig.Ask();
        var told = await rig.SeenAsync("Something went wrong");
        var report = await rig.SeenAsync("Template **test**");

        told.IsEphemeral.ShouldBeTrue();
        var reference = Reference.Match(told.Content).Value;
        reference.ShouldNotBeEmpty(told.Content);
        report.Content.ShouldContain(reference);
        report.Content.ShouldContain("(version 7)");
        report.Content.ShouldContain("undefinedThing");
        report.Content.ShouldContain("test/main.js:3:");
        rig.Log.Lines.ShouldContain(line => line.Id == 3022 && line.Text.Contains(reference, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_error_after_a_reply_is_told_beside_it()
    {
        await using var rig = await InteractionRig.StartAsync(postgres, Command("""
            await interaction.reply("first");
            throw new Error("later");
            """), new LimitSettings());

        rig.Ask();

        await rig.SeenAsync("Something went wrong");
        await rig.SeenAsync("first");
    }

    [Fact]
    public async Task An_endless_loop_is_deferred_and_then_told()
    {
        await using var rig = await InteractionRig.StartAsync(
            postgres, Command("while (true);"), new LimitSettings { DeferAfterMs = 100, CpuMs = 400, CpuBurstMs = 0 });

        rig.Ask();

        var told = await rig.SeenAsync("took more than the server allows");
        told.IsThinking.ShouldBeFalse();
        rig.Messages.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_crash_of_the_sandbox_is_told()
    {
        await using var rig = await InteractionRig.StartAsync(postgres, Command("await new Promise(() => {});"), new LimitSettings());
        rig.Ask();
        await Eventually.HoldsAsync(() => rig.Pool.Sandboxes.Sum(sandbox => sandbox.Held) == 1, "the dispatch runs");

        System.Diagnostics.Process.GetProcessById(rig.Pool.Sandboxes.Single(sandbox => sandbox.Held == 1).ProcessId).Kill();

        (await rig.SeenAsync("had to be restarted")).IsEphemeral.ShouldBeTrue();
    }

    [Fact]
    public async Task A_handler_that_ends_without_an_answer_leaves_nobody_waiting()
    {
        await using var rig = await InteractionRig.StartAsync(postgres, Command(""));

        rig.Ask();

        await rig.SeenAsync("There was no answer to this.");
    }

    [Fact]
    public async Task A_command_whose_templates_are_gone_is_answered_too()
    {
        await using var rig = await InteractionRig.StartAsync(postgres, Command(""));
        rig.Unsubscribe();

        rig.Ask();

        await rig.SeenAsync("no longer available");
    }

    [Fact]
    public async Task Templates_that_cannot_be_loaded_are_told_to_the_member()
    {
        await using var rig = await InteractionRig.StartAsync(postgres, "throw new Error(\"broken\");");

        rig.Ask();

        await Eventually.HoldsAsync(() => rig.Messages.Any(message => message.IsEphemeral && !message.IsThinking), "the member is told");
    }

    [Fact]
    public async Task A_template_that_Discord_goes_on_refusing_is_stopped_and_its_admins_are_told()
    {
        await using var rig = await InteractionRig.StartAsync(
            postgres, Command("""
                const { discord } = require("templateworker");
                const ask = (id) => discord.getChannel(id).catch((e) => e.name);
                await interaction.reply([await ask("1"), await ask("2"), await ask("3")].join());
                """), new LimitSettings { TemplateRefusals = 2 });
        rig.ErrorChannels.Take(StateWithChannel(rig, $"{rig.Playground.ChannelId}"));

        rig.Ask();

        await rig.SeenAsync("PermissionError,PermissionError,RateLimitError");
        (await rig.SeenAsync("so its calls are held back")).Content.ShouldStartWith("Template **test**: Discord refused 1 of its calls in 10 min");
        (await rig.SeenAsync("so none is sent any more")).Content.ShouldContain("check what the bot may do in this server");
    }

    [Fact]
    public async Task A_suspended_guild_tells_its_admins_once_and_each_member_that_asks_privately()
    {
        await using var rig = await InteractionRig.StartAsync(
            postgres, Command("while (true);"), new LimitSettings { CpuMs = 10, CpuBurstMs = 0, Offences = 1 });
        rig.ErrorChannels.Take(StateWithChannel(rig, $"{rig.Playground.ChannelId}"));
        rig.Ask();
        await Eventually.HoldsAsync(() => rig.Conduct.StandingOf(rig.Tenant) == Standing.Penalty, "the penalty sandbox");
        rig.Ask();
        await Eventually.HoldsAsync(() => rig.Conduct.StandingOf(rig.Tenant) == Standing.Suspended, "the suspension");

        rig.Ask();
        var answer = await rig.SeenAsync("This server's templates used too much");
        rig.Ask();
        // What the admins are told is a message, and an event of its own.
        await Eventually.HoldsAsync(
            () => rig.Observer.Outcomes.Count(outcome => outcome.Kind == DispatchOutcomeKind.Suspended && outcome.Event.Text == "INTERACTION_CREATE") == 2,
            "a second interaction");

        answer.IsEphemeral.ShouldBeTrue();
        var told = await rig.SeenAsync("are stopped until");
        told.Content.ShouldStartWith("Template **test** (version 7) used all the processor time that it may, again and again.");
        rig.Messages.Count(message => message.Content.Contains("are stopped until", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_template_that_is_left_out_at_loading_is_told_to_the_admins()
    {
        await using var rig = await InteractionRig.StartAsync(postgres, Command("await interaction.reply(\"fine\");"), new LimitSettings());
        rig.ErrorChannels.Take(StateWithChannel(rig, $"{rig.Playground.ChannelId}"));
        rig.AddTemplate("broken", "\n\nthrow new Error(\"on purpose\");");

        rig.Ask();

        await rig.SeenAsync("fine");
        var report = await rig.SeenAsync("Template **broken**");
        report.Content.ShouldContain("failed at `its top level`");
        report.Content.ShouldContain("on purpose");
    }

    static TenantState StateWithChannel(InteractionRig rig, string channel) =>
        new(rig.Tenant, [], false, System.Text.Encoding.UTF8.GetBytes($$"""{"{{ErrorChannels.Field}}":"{{channel}}"}"""));

    static string Command(string body) =>
        $$"""
        const { command } = require("templateworker");
        command({ name: "ask", description: "Asks" }, async (interaction) => {
          {{body}}
        });
        """;

    [GeneratedRegex("(?<=`)[2-9A-HJ-NP-Z]{8}(?=`)")]
    static partial Regex Reference { get; }
}
