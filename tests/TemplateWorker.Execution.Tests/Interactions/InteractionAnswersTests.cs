using System.Net;
using System.Text;
using TemplateWorker.Discord;
using TemplateWorker.Execution.Interactions;
using TemplateWorker.Execution.Tests.Fakes;

namespace TemplateWorker.Execution.Tests.Interactions;

/// <summary>Answers of template and host when Discord or the order of things is against them.</summary>
public sealed class InteractionAnswersTests
{
    const string Acknowledged = """{"code":40060,"message":"Interaction has already been acknowledged."}""";

    static readonly CancellationToken Forever = CancellationToken.None;

    [Theory]
    [InlineData("""{"content":"secret","flags":64}""")]
    [InlineData("""{"content":"secret"}""")]
    public async Task After_its_own_private_defer_a_templates_follow_up_is_private_although_the_host_deferred_publicly(string followUp)
    {
        using var discord = new ScriptedDiscord(_ => (HttpStatusCode.OK, """{"id":"77"}"""));
        using var client = discord.CreateClient();
        var (answers, interaction) = (new InteractionAnswers(client), Command());

        await answers.DeferAsync(interaction, isEphemeral: false, Forever);
        await answers.RespondAsync(interaction, Json("""{"type":5,"data":{"flags":64}}"""), Forever);
        await answers.CreateFollowupAsync(interaction, Json(followUp), Forever);
        await answers.EditOriginalAsync(interaction, Json("""{"content":"changed"}"""), Forever);

        discord.Requests.Skip(1).ShouldBe(
        [
            "DELETE messages/@original",
            """POST 2/token {"content":"secret","flags":64}""",
            """PATCH messages/77 {"content":"changed"}""",
        ]);
    }

    [Fact]
    public async Task A_private_follow_up_that_nothing_came_before_does_not_take_the_place_of_the_hosts_public_deferral()
    {
        using var discord = new ScriptedDiscord(_ => (HttpStatusCode.OK, """{"id":"77"}"""));
        using var client = discord.CreateClient();
        var (answers, interaction) = (new InteractionAnswers(client), Command());

        await answers.DeferAsync(interaction, isEphemeral: false, Forever);
        await answers.CreateFollowupAsync(interaction, Json("""{"content":"secret","flags":64}"""), Forever);

        discord.Requests.Skip(1).ShouldBe(["DELETE messages/@original", """POST 2/token {"content":"secret","flags":64}"""]);
        (await answers.CloseAsync(interaction, Forever)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_substitute_that_Discord_refuses_leaves_the_interaction_open()
    {
        var refusals = 1;
        using var discord = new ScriptedDiscord(request => request.StartsWith("POST 2/token", StringComparison.Ordinal) && refusals-- > 0
            ? (HttpStatusCode.BadRequest, """{"code":50006,"message":"Cannot send an empty message"}""")
            : (HttpStatusCode.OK, """{"id":"77"}"""));
        using var client = discord.CreateClient();
        var (answers, interaction) = (new InteractionAnswers(client), Command());
        await answers.DeferAsync(interaction, isEphemeral: false, Forever);

        await Should.ThrowAsync<DiscordApiException>(answers.RespondAsync(interaction, Json("""{"type":4,"data":{"flags":64}}"""), Forever));

        (await answers.CloseAsync(interaction, Forever)).ShouldBeFalse("the member has seen nothing");
        await answers.RespondAsync(interaction, Json("""{"type":4,"data":{"content":"for all"}}"""), Forever);
        (await answers.CloseAsync(interaction, Forever)).ShouldBeTrue();
        discord.Requests.Count(request => request.StartsWith("DELETE", StringComparison.Ordinal)).ShouldBe(1);
        discord.Requests.Last().ShouldBe("""POST 2/token {"content":"for all"}""");
    }

    [Fact]
    public async Task Where_a_substitute_failed_the_member_is_told_in_a_message_of_its_own()
    {
        var refusals = 1;
        using var discord = new ScriptedDiscord(request => request.StartsWith("POST 2/token", StringComparison.Ordinal) && refusals-- > 0
            ? (HttpStatusCode.BadRequest, "{}")
            : (HttpStatusCode.OK, """{"id":"77"}"""));
        using var client = discord.CreateClient();
        var (answers, interaction) = (new InteractionAnswers(client), Command());
        await answers.DeferAsync(interaction, isEphemeral: false, Forever);
        await Should.ThrowAsync<DiscordApiException>(answers.RespondAsync(interaction, Json("""{"type":4,"data":{"flags":64}}"""), Forever));

        await answers.TellAsync(interaction, "sorry", Forever);

        discord.Requests.Last().ShouldStartWith("POST 2/token");
        discord.Requests.Last().ShouldContain("sorry");
    }

    [Fact]
    public async Task What_the_host_has_to_tell_goes_beside_an_answer_that_it_did_not_know_of()
    {
        using var discord = new ScriptedDiscord(request => request.Contains("callback", StringComparison.Ordinal)
            ? (HttpStatusCode.BadRequest, Acknowledged)
            : (HttpStatusCode.OK, """{"id":"77"}"""));
        using var client = discord.CreateClient();

        await new InteractionAnswers(client).TellAsync(Command(), "it failed", Forever);

        discord.Requests.Count.ShouldBe(2);
        discord.Requests.Last().ShouldStartWith("POST 2/token");
        discord.Requests.Last().ShouldContain("it failed");
    }

    [Fact]
    public async Task An_answer_under_way_is_not_cut_off_at_the_end_of_its_dispatch_and_the_host_speaks_after_it()
    {
        var taken = new TaskCompletionSource<(HttpStatusCode, string)>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var discord = new ScriptedDiscord(request => request.Contains("\"mine\"", StringComparison.Ordinal)
            ? taken.Task
            : Task.FromResult((HttpStatusCode.OK, """{"id":"77"}""")));
        using var client = discord.CreateClient();
        using var dispatch = new CancellationTokenSource();
        var (answers, interaction) = (new InteractionAnswers(client), Command());

        var responding = answers.RespondAsync(interaction, Json("""{"type":4,"data":{"content":"mine"}}"""), dispatch.Token);
        await Eventually.HoldsAsync(() => discord.Requests.Count == 1, "the answer is under way");
        await dispatch.CancelAsync();
        var telling = answers.TellAsync(interaction, "it took too long", Forever);
        taken.SetResult((HttpStatusCode.NoContent, ""));

        await responding;
        await telling;
        discord.Requests.Last().ShouldStartWith("POST 2/token");
        interaction.Answer.ShouldBe(InteractionAnswer.Given);
    }

    [Fact]
    public async Task To_delete_a_reply_that_was_only_deferred_leaves_the_message_with_the_button_alone()
    {
        using var discord = new ScriptedDiscord(_ => (HttpStatusCode.OK, """{"id":"77"}"""));
        using var client = discord.CreateClient();
        var (answers, interaction) = (new InteractionAnswers(client), Of(InteractionKind.Component, hasMessage: true));
        await answers.DeferAsync(interaction, isEphemeral: true, Forever);
        await answers.RespondAsync(interaction, Json("""{"type":5,"data":{}}"""), Forever);

        await answers.DeleteOriginalAsync(interaction, Forever);

        discord.Requests.ShouldHaveSingleItem();
    }

    static KnownInteraction Command() => Of(InteractionKind.Command, hasMessage: false);

    static KnownInteraction Of(InteractionKind kind, bool hasMessage) => new(TestPool.Tenant(1), TimeSpan.MaxValue)
    {
        Id = 1,
        ApplicationId = 2,
        Token = "token",
        Kind = kind,
        HasMessage = hasMessage,
    };

    static byte[] Json(string text) => Encoding.UTF8.GetBytes(text);
}
