using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using TemplateWorker.Discord.Tests.Scripted;

namespace TemplateWorker.Discord.Tests.Rest;

public sealed class FailureTests
{
    const string InteractionToken = "aW50ZXJhY3Rpb24tdG9rZW4";
    static readonly CancellationToken Test = TestContext.Current.CancellationToken;
    static readonly ReadOnlyMemory<byte> Body = Json.Bytes("""{"content":"hi"}""");

    [Fact]
    public async Task A_refusal_tells_status_code_and_reason()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var client = server.Then(400, """{"code":50035,"message":"Invalid Form Body","errors":{"content":{}}}""").Client();

        var refusal = await Should.ThrowAsync<DiscordApiException>(() => client.CreateMessageAsync(7, Body, Test));

        refusal.Status.ShouldBe(HttpStatusCode.BadRequest);
        refusal.Code.ShouldBe(50035);
        refusal.Reason.ShouldBe("Invalid Form Body");
        refusal.BodyExcerpt.ShouldContain("errors");
        refusal.Message.ShouldBe("Discord answered POST /channels/7/messages with 400, code 50035: Invalid Form Body");
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("""{"code":"x","message":5}""")]
    public async Task A_refusal_without_an_error_object_is_told_by_its_status(string body)
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var client = server.Then(404, body).Client();

        var refusal = await Should.ThrowAsync<DiscordApiException>(() => client.GetMessageAsync(1, 2, Test));

        refusal.Code.ShouldBe(0);
        refusal.Message.ShouldContain("404");
        refusal.Message.ShouldContain("NotFound");
    }

    [Fact]
    public async Task A_refused_bot_token_is_not_used_again()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var client = server.Then(401, """{"message":"401: Unauthorized","code":0}""").Client();

        (await Should.ThrowAsync<DiscordFatalException>(() => client.GetCurrentApplicationAsync(Test))).Message.ShouldContain("developer portal");
        await Should.ThrowAsync<DiscordFatalException>(() => client.GetMessageAsync(1, 2, Test));

        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_token_that_is_revoked_is_told_to_whoever_watches()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var client = server.Then(200, "{}").Then(401, """{"message":"401: Unauthorized","code":0}""").Client();
        var watching = client.FailWhenTokenRefusedAsync(Test);

        await client.GetMessageAsync(1, 2, Test);
        watching.IsCompleted.ShouldBeFalse();
        await Should.ThrowAsync<DiscordFatalException>(() => client.GetMessageAsync(1, 2, Test));

        (await Should.ThrowAsync<DiscordFatalException>(() => watching)).Message.ShouldContain("developer portal");
    }

    [Fact]
    public async Task A_refused_interaction_token_says_nothing_about_the_bots()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var client = server.Then(401, """{"message":"Invalid Webhook Token","code":50027}""").Client();

        var refusal = await Should.ThrowAsync<DiscordApiException>(() => client.EditOriginalInteractionResponseAsync(1, InteractionToken, Body, Test));
        await client.GetMessageAsync(1, 2, Test);

        refusal.Code.ShouldBe(50027);
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task No_token_is_ever_logged_or_told()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var client = server.Then(500, "x").Then(ScriptedDiscord.Drop).Then(400, "{}").Then(401, "{}").Client();

        var failures = new[]
        {
            await Should.ThrowAsync<DiscordException>(() => client.EditOriginalInteractionResponseAsync(1, InteractionToken, Body, Test)),
            await Should.ThrowAsync<DiscordException>(() => client.GetMessageAsync(1, 2, Test)),
        };

        server.Loggers.Lines.ShouldNotBeEmpty();
        foreach (var text in server.Loggers.Lines.Select(line => line.ToString()).Concat(failures.Select(failure => failure.ToString())))
        {
            text.ShouldNotContain(InteractionToken);
            text.ShouldNotContain(ScriptedDiscord.Token);
        }
        server.Loggers.Lines.ShouldContain(line => line.Text.Contains("PATCH /webhooks/{application_id}/{interaction_token}/messages/@original"));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task A_message_is_posted_again_with_the_same_nonce_when_Discord_fails(int status)
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var client = server.Then(status, "oops").Then(ScriptedDiscord.Drop).Then(200, """{"id":"9"}""").Client();

        Json.Text(await client.CreateMessageAsync(1, Body, Test)).ShouldBe("""{"id":"9"}""");

        server.Requests.Count.ShouldBe(3);
        server.Requests.Select(NonceOf).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_request_is_given_up_after_the_last_repetition()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        server.Otherwise = context => ScriptedDiscord.AnswerAsync(context, 503, "");
        using var client = server.Client();

        var failure = await Should.ThrowAsync<DiscordUnavailableException>(() => client.GetGuildAsync(1, Test));

        server.Requests.Count.ShouldBe(4);
        failure.MayHaveHappened.ShouldBeTrue();
        failure.Message.ShouldContain("GET /guilds/1?with_counts=true failed in all 4 attempts, lastly because of: status 503.");
    }

    [Fact]
    public async Task A_followup_is_not_posted_again_when_it_may_be_there()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var client = server.Then(ScriptedDiscord.Drop).Client();

        var failure = await Should.ThrowAsync<DiscordUnavailableException>(() => client.CreateFollowupMessageAsync(1, InteractionToken, Body, Test));

        failure.MayHaveHappened.ShouldBeTrue();
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_request_that_never_left_is_repeated_whatever_it_is()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var url = new Uri($"http://{closed.LocalEndpoint}/api");
        closed.Stop();
        await using var server = await ScriptedDiscord.StartAsync();
        using var client = server.Client(options => new() { ApiUrl = url, Token = options.Token, RetryDelay = options.RetryDelay });

        var failure = await Should.ThrowAsync<DiscordUnavailableException>(() => client.CreateFollowupMessageAsync(1, InteractionToken, Body, Test));

        failure.MayHaveHappened.ShouldBeFalse();
        failure.Message.ShouldContain("all 4 attempts");
        failure.Message.ShouldContain("Connection refused");
    }

    [Fact]
    public async Task A_deletion_whose_answer_was_lost_is_done_when_nothing_is_there_any_more()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var client = server.Then(ScriptedDiscord.Drop).Then(404, """{"code":10008,"message":"Unknown Message"}""")
            .Then(404, """{"code":10008,"message":"Unknown Message"}""").Client();

        await client.DeleteMessageAsync(1, 2, null, Test);
        await Should.ThrowAsync<DiscordApiException>(() => client.DeleteMessageAsync(1, 2, null, Test));

        server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task An_interaction_whose_answer_was_lost_is_answered_when_Discord_knows_the_answer()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var client = server.Then(ScriptedDiscord.Drop).Then(400, """{"code":40060,"message":"Interaction has already been acknowledged."}""")
            .Then(400, """{"code":40060,"message":"Interaction has already been acknowledged."}""").Client();

        await client.CreateInteractionResponseAsync(1, InteractionToken, Body, Test);
        await Should.ThrowAsync<DiscordApiException>(() => client.CreateInteractionResponseAsync(1, InteractionToken, Body, Test));

        server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task An_attempt_without_an_answer_in_time_is_repeated()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var client = server
            .Then(context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default))
            .Then(200, "{}")
            .Client(options => new()
            {
                ApiUrl = options.ApiUrl,
                Token = options.Token,
                RetryDelay = options.RetryDelay,
                AttemptTimeout = TimeSpan.FromMilliseconds(500),
            });

        await client.GetGuildAsync(1, Test);

        // On a busy machine the second attempt can be too late as well.
        server.Requests.Count.ShouldBeGreaterThan(1);
        server.Loggers.Lines.ShouldContain(line => line.Text.Contains("no answer within 0.5 s"));
    }

    [Fact]
    public async Task An_answer_that_is_too_large_is_not_read()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        server.Otherwise = context => ScriptedDiscord.AnswerAsync(context, 200, new string('x', 5000));
        using var client = server.Client(options => new()
        {
            ApiUrl = options.ApiUrl,
            Token = options.Token,
            RetryDelay = options.RetryDelay,
            LargestAnswerBytes = 4096,
        });

        await Should.ThrowAsync<DiscordUnavailableException>(() => client.GetGuildAsync(1, Test));
    }

    [Fact]
    public async Task The_caller_can_end_the_waiting()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var stop = new CancellationTokenSource();
        using var client = server.Then(async context =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        }).Client();

        await Should.ThrowAsync<OperationCanceledException>(() => client.GetGuildAsync(1, stop.Token));

        server.Requests.Count.ShouldBe(1);
    }

    static string? NonceOf(RecordedRequest request)
    {
        using var document = JsonDocument.Parse(request.Body);
        return document.RootElement.GetProperty("nonce").GetString();
    }
}
