using System.Text.Json;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Sandbox.Tests;

public sealed class InteractionTests
{
    const string Templates = """
        const { command, component, log } = require("templateworker");
        command({ name: "tag", description: "x" }, async (interaction) => {
          log.info(interaction.subcommandGroup, interaction.subcommand, interaction.options);
          await interaction.reply({ content: "hi", ephemeral: true });
          await interaction.reply("again");
        });
        command({ name: "slow", description: "x" }, async (interaction) => {
          await interaction.defer();
          await interaction.reply("done");
        });
        component("vote:", async (interaction, data) => { log.info("prefix", data); await interaction.update("x"); });
        component("vote:special", (interaction, data) => log.info("exact", JSON.stringify(data)));
        component("menu", (interaction) => log.info(interaction.values));
        """;

    [Fact]
    public void A_command_has_its_options_by_name_and_answers()
    {
        using var sandbox = Loaded();
        Interact(sandbox, 2, new
        {
            name = "tag",
            type = 1,
            options = new[] { new { name = "set", type = 1, options = new[] { new { name = "name", type = 3, value = "rules" } } } },
        });
        sandbox.ExpectLog().ShouldBe("""Info: null set { name: "rules" }""");
        var reply = sandbox.ExpectCall();
        reply.Method.ShouldBe("interaction.createResponse");
        reply.Arguments.ShouldBe("""["5","tok",{"type":4,"data":{"content":"hi","flags":64}}]""");
        sandbox.Answer(reply.CallId, "null");
        var again = sandbox.ExpectCall();
        again.Method.ShouldBe("interaction.createFollowup");
        again.Arguments.ShouldBe("""["tok",{"content":"again"}]""");
        sandbox.Answer(again.CallId, "{}");
        sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
    }

    [Fact]
    public void A_reply_after_a_deferral_fills_in_the_waiting_answer()
    {
        using var sandbox = Loaded();
        Interact(sandbox, 2, new { name = "slow", type = 1 });
        var defer = sandbox.ExpectCall();
        defer.Arguments.ShouldBe("""["5","tok",{"type":5,"data":{}}]""");
        sandbox.Answer(defer.CallId, "null");
        var reply = sandbox.ExpectCall();
        (reply.Method, reply.Arguments).ShouldBe(("interaction.editOriginal", """["tok",{"content":"done"}]"""));
        sandbox.Answer(reply.CallId, "{}");
        sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
    }

    [Theory]
    [InlineData("vote:12:3", "Info: prefix 12:3")]
    [InlineData("vote:special", "Info: exact \"\"")]
    [InlineData("menu", "Info: [\"a\"]")]
    public void A_component_is_found_by_its_id_or_its_prefix(string customId, string line)
    {
        using var sandbox = Loaded();
        Interact(sandbox, 3, new { custom_id = customId, component_type = 2, values = new[] { "a" } });
        sandbox.ExpectLog().ShouldBe(line);
    }

    [Fact]
    public void An_unknown_component_does_nothing()
    {
        using var sandbox = Loaded();
        Interact(sandbox, 3, new { custom_id = "other:1", component_type = 2 });
        sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
    }

    static SandboxProcess Loaded()
    {
        var sandbox = SandboxProcess.Greeted();
        sandbox.LoadWell(Templates);
        return sandbox;
    }

    static void Interact(SandboxProcess sandbox, int type, object data) =>
        sandbox.Dispatch(1, "INTERACTION_CREATE", new Dictionary<string, object>
        {
            ["id"] = "5",
            ["token"] = "tok",
            ["type"] = type,
            ["data"] = JsonSerializer.SerializeToElement(data),
        });
}
