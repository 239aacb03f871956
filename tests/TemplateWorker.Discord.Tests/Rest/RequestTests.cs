using System.Text.RegularExpressions;
using TemplateWorker.Discord.Tests.Scripted;

namespace TemplateWorker.Discord.Tests.Rest;

public sealed partial class RequestTests
{
    static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_posted_with_the_bots_token_and_the_answer_comes_back_as_it_is()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var client = server.Then(200, """{"id":"9"}""").Client();

        var answer = await client.CreateMessageAsync(42, Json.Bytes("""{"content":"hi"}"""), Test);

        Json.Text(answer).ShouldBe("""{"id":"9"}""");
        var request = server.Requests.ShouldHaveSingleItem();
        request.Method.ShouldBe("POST");
        request.Target.ShouldBe("/api/v10/channels/42/messages");
        request.Headers["Authorization"].ShouldBe("Bot " + ScriptedDiscord.Token);
        request.Headers["Content-Type"].ShouldBe("application/json");
        UserAgent.IsMatch(request.Headers["User-Agent"]).ShouldBeTrue(request.Headers["User-Agent"]);
    }

    [Fact]
    public async Task Every_method_asks_for_its_own_route()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var client = server.Client();
        var body = Json.Bytes("{}");

        await client.EditMessageAsync(1, 2, body, Test);
        await client.DeleteMessageAsync(1, 2, null, Test);
        await client.GetMessageAsync(1, 2, Test);
        await client.CreateReactionAsync(1, 2, "x:3", Test);
        await client.DeleteOwnReactionAsync(1, 2, "x:3", Test);
        await client.CreateInteractionResponseAsync(1, "tok", body, Test);
        await client.GetOriginalInteractionResponseAsync(1, "tok", Test);
        await client.EditOriginalInteractionResponseAsync(1, "tok", body, Test);
        await client.DeleteOriginalInteractionResponseAsync(1, "tok", Test);
        await client.CreateFollowupMessageAsync(1, "tok", body, Test);
        await client.GetGlobalCommandsAsync(1, Test);
        await client.BulkOverwriteGlobalCommandsAsync(1, Json.Bytes("[]"), Test);
        await client.GetGuildCommandsAsync(1, 2, Test);
        await client.BulkOverwriteGuildCommandsAsync(1, 2, Json.Bytes("[]"), Test);
        await client.CreateCommandAsync(1, null, body, Test);
        await client.CreateCommandAsync(1, 2, body, Test);
        await client.EditCommandAsync(1, null, 3, body, Test);
        await client.EditCommandAsync(1, 2, 3, body, Test);
        await client.DeleteCommandAsync(1, null, 3, Test);
        await client.DeleteCommandAsync(1, 2, 3, Test);
        await client.GetGuildAsync(2, Test);
        await client.GetGuildChannelsAsync(2, Test);

        server.Requests.Select(request => $"{request.Method} {request.Target["/api/v10".Length..]}").ShouldBe([
            "PATCH /channels/1/messages/2",
            "DELETE /channels/1/messages/2",
            "GET /channels/1/messages/2",
            "PUT /channels/1/messages/2/reactions/x%3A3/@me",
            "DELETE /channels/1/messages/2/reactions/x%3A3/@me",
            "POST /interactions/1/tok/callback",
            "GET /webhooks/1/tok/messages/@original",
            "PATCH /webhooks/1/tok/messages/@original",
            "DELETE /webhooks/1/tok/messages/@original",
            "POST /webhooks/1/tok",
            "GET /applications/1/commands?with_localizations=true",
            "PUT /applications/1/commands",
            "GET /applications/1/guilds/2/commands?with_localizations=true",
            "PUT /applications/1/guilds/2/commands",
            "POST /applications/1/commands",
            "POST /applications/1/guilds/2/commands",
            "PATCH /applications/1/commands/3",
            "PATCH /applications/1/guilds/2/commands/3",
            "DELETE /applications/1/commands/3",
            "DELETE /applications/1/guilds/2/commands/3",
            "GET /guilds/2?with_counts=true",
            "GET /guilds/2/channels",
        ]);
        server.Requests.Where(request => request.Target.Contains("tok")).ShouldAllBe(request => !request.Headers.ContainsKey("Authorization"));
    }

    [Theory]
    [InlineData("🎉", "%F0%9F%8E%89")]
    [InlineData("a/../b?c#d%2F", "a%2F..%2Fb%3Fc%23d%252F")]
    public async Task An_emoji_stays_one_segment_of_the_path(string emoji, string segment)
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var client = server.Client();

        await client.CreateReactionAsync(1, 2, emoji, Test);

        server.Requests.ShouldHaveSingleItem().Target.ShouldBe($"/api/v10/channels/1/messages/2/reactions/{segment}/@me");
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task A_segment_that_would_climb_out_of_its_path_is_refused(string text)
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var client = server.Client();

        await Should.ThrowAsync<ArgumentException>(() => client.CreateReactionAsync(1, 2, text, Test));
        await Should.ThrowAsync<ArgumentException>(() => client.CreateFollowupMessageAsync(1, text, Json.Bytes("{}"), Test));
        await Should.ThrowAsync<ArgumentException>(() => client.CreateFollowupMessageAsync(1, new string('x', 1001), Json.Bytes("{}"), Test));

        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_reason_for_the_audit_log_is_escaped()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var client = server.Client();

        await client.DeleteMessageAsync(1, 2, "späm\r\nX: y", Test);

        server.Requests.ShouldHaveSingleItem().Headers["X-Audit-Log-Reason"].ShouldBe("sp%C3%A4m%0D%0AX%3A%20y");
    }

    [Fact]
    public async Task The_application_of_the_token_is_read()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var client = server.Then(200, """{"name":"Bot","id":"1162000000000000001","flags":0}""").Client();

        (await client.GetCurrentApplicationAsync(Test)).ShouldBe(new DiscordApplication(1162000000000000001, "Bot", 0));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"id":5,"name":"x"}""")]
    [InlineData("""{"id":"x","name":"x"}""")]
    public async Task An_answer_of_something_that_is_not_Discord_is_said_to_be_one(string body)
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var client = server.Then(200, body).Client();

        var failure = await Should.ThrowAsync<DiscordUnavailableException>(() => client.GetCurrentApplicationAsync(Test));

        failure.Message.ShouldContain("GET /applications/@me");
        failure.Message.ShouldContain("address of Discord's interface");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("abc\n")]
    public async Task A_token_that_cannot_be_one_is_refused_without_being_shown(string token)
    {
        await using var server = await ScriptedDiscord.StartAsync();

        var mistake = Should.Throw<ArgumentException>(() => server.Client(options => new() { ApiUrl = options.ApiUrl, Token = token }));

        mistake.Message.ShouldContain("developer portal");
        mistake.Message.ShouldNotContain("a b");
    }

    [GeneratedRegex(@"^DiscordBot \(https?://\S+, \d+\.\d+\.\d+\)$")]
    static partial Regex UserAgent { get; }
}
