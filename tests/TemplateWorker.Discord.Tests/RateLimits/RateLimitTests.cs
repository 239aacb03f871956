using TemplateWorker.Discord.Rest;
using TemplateWorker.Discord.Tests.Scripted;
using TemplateWorker.Testing;

namespace TemplateWorker.Discord.Tests.RateLimits;

public sealed class RateLimitTests
{
    static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(400);
    static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(20);
    static readonly CancellationToken Test = TestContext.Current.CancellationToken;
    static readonly ReadOnlyMemory<byte> Body = Json.Bytes("{}");

    [Fact]
    public async Task A_used_up_bucket_is_waited_for()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var client = server.Then(200, "{}", Bucket("b", remaining: 0)).Client();

        await client.CreateMessageAsync(1, Body, Test);
        await client.CreateMessageAsync(1, Body, Test);

        Gap(server, 0, 1).ShouldBeGreaterThan(Wait - Tolerance);
    }

    [Fact]
    public async Task Another_channel_has_a_bucket_of_its_own()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var client = server.Then(200, "{}", Bucket("b", remaining: 0, resetAfter: "30")).Client();

        await client.CreateMessageAsync(1, Body, Test);
        await client.CreateMessageAsync(2, Body, Test);

        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Routes_that_share_a_bucket_wait_for_each_other()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var client = server
            .Then(200, "{}", Bucket("shared", remaining: 3))
            .Then(200, "{}", Bucket("shared", remaining: 0))
            .Client();

        await client.EditMessageAsync(1, 2, Body, Test);
        await client.GetMessageAsync(1, 2, Test);
        await client.EditMessageAsync(1, 2, Body, Test);

        Gap(server, 1, 2).ShouldBeGreaterThan(Wait - Tolerance);
    }

    [Fact]
    public async Task Until_a_bucket_is_known_one_request_is_under_way_at_a_time()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        var underWay = 0;
        var most = 0;
        server.Otherwise = async context =>
        {
            most = Math.Max(most, Interlocked.Increment(ref underWay));
            await Task.Delay(5, Test);
            Interlocked.Decrement(ref underWay);
            await ScriptedDiscord.AnswerAsync(context, 500, "");
        };
        using var client = server.Client();

        var requests = Enumerable.Range(0, 4).Select(_ => client.GetGuildAsync(1, Test)).ToList();
        foreach (var request in requests)
            await Should.ThrowAsync<DiscordUnavailableException>(() => request);

        most.ShouldBe(1);
    }

    [Fact]
    public async Task A_known_bucket_lets_as_many_through_as_are_left()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var client = server.Then(200, "{}", Bucket("b", remaining: 3, limit: 4)).Client();
        await client.GetGuildAsync(1, Test);
        var arrived = new CountdownEvent(3);
        var release = new TaskCompletionSource();
        server.Otherwise = async context =>
        {
            arrived.Signal();
            await release.Task;
            await ScriptedDiscord.AnswerAsync(context, 200, "{}", Bucket("b", remaining: 0, limit: 4, resetAfter: "0.05"));
        };

        var requests = Enumerable.Range(0, 3).Select(_ => client.GetGuildAsync(1, Test)).ToList();

        arrived.Wait(Eventually.Patience, Test).ShouldBeTrue();
        release.SetResult();
        await Task.WhenAll(requests);
    }

    [Fact]
    public async Task A_refused_request_is_sent_again_after_the_wait_that_is_asked_for()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var client = server.Then(429, """{"message":"You are being rate limited.","retry_after":0.4,"global":false}""",
            ("Retry-After", "50"), ("X-RateLimit-Scope", "user")).Client();

        await client.CreateFollowupMessageAsync(1, "tok", Body, Test);

        server.Requests.Count.ShouldBe(2);
        Gap(server, 0, 1).ShouldBeInRange(Wait - Tolerance, TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task A_refusal_of_one_bucket_holds_up_no_other()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        var time = new ManualTimeProvider();
        using var client = server.Then(429, """{"retry_after":0.4,"global":false}""", ("X-RateLimit-Scope", "user")).Client(time);

        var refused = client.GetGuildAsync(1, Test);
        await server.RequestsAsync(1);
        await client.GetGuildAsync(2, Test);

        refused.IsCompleted.ShouldBeFalse();
        await EndsAsTimePassesAsync(time, refused);
    }

    [Fact]
    public async Task A_global_refusal_holds_up_everything_but_interactions()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        var time = new ManualTimeProvider();
        using var client = server.Then(429, """{"retry_after":0.4,"global":true}""", ("X-RateLimit-Global", "true")).Client(time);

        var refused = client.GetGuildAsync(1, Test);
        await server.LoggedAsync("scope Global");
        var other = client.GetGuildAsync(2, Test);
        await client.CreateInteractionResponseAsync(1, "tok", Body, Test);

        time.Advance(Wait - Tolerance);
        other.IsCompleted.ShouldBeFalse();
        await EndsAsTimePassesAsync(time, Task.WhenAll(refused, other));
        server.Requests[1].Target.ShouldContain("/interactions/");
    }

    [Fact]
    public async Task A_refusal_by_the_network_holds_up_interactions_as_well()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var client = server.Then(429, "<html>slow down</html>", ("Retry-After", "0.4")).Client();

        var refused = client.GetGuildAsync(1, Test);
        await server.LoggedAsync("scope Network");
        await client.CreateInteractionResponseAsync(1, "tok", Body, Test);
        await refused;

        Gap(server, 0, 1).ShouldBeGreaterThan(Wait - Tolerance);
    }

    [Theory]
    [InlineData("""{"retry_after":3600,"global":false}""")]
    [InlineData("""{"retry_after":1e300,"global":true}""")]
    public async Task A_wait_that_is_too_long_is_the_callers_to_decide(string refusal)
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var client = server.Then(429, refusal).Client();

        var limited = await Should.ThrowAsync<DiscordRateLimitedException>(() => client.GetGuildAsync(1, Test));

        limited.RetryAfter.ShouldBeGreaterThan(TimeSpan.FromMinutes(59));
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_request_that_is_refused_again_and_again_is_given_up()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        server.Otherwise = context => ScriptedDiscord.AnswerAsync(context, 429, """{"retry_after":0.001,"global":false}""");
        using var client = server.Client();

        await Should.ThrowAsync<DiscordRateLimitedException>(() => client.GetGuildAsync(1, Test));

        server.Requests.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Only_so_many_requests_wait_for_one_bucket()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Test);
        using var client = server.Then(200, "{}", Bucket("b", remaining: 0, resetAfter: "30")).Client(options => new()
        {
            ApiUrl = options.ApiUrl,
            Token = options.Token,
            QueueLength = 2,
        });
        await client.GetGuildAsync(1, Test);

        var waiting = Enumerable.Range(0, 2).Select(_ => client.GetGuildAsync(1, stop.Token)).ToList();
        var refused = await Should.ThrowAsync<DiscordRateLimitedException>(() => client.GetGuildAsync(1, Test));

        refused.RetryAfter.ShouldBeInRange(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30));
        await stop.CancelAsync();
        foreach (var request in waiting)
            await Should.ThrowAsync<OperationCanceledException>(() => request);
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_is_sent_any_more_before_Discord_would_ban_the_address()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        server.Then(403, """{"code":50001,"message":"Missing Access"}""")
            .Then(429, """{"retry_after":0.001}""", ("X-RateLimit-Scope", "shared"))
            .Then(200, "{}")
            .Then(403, """{"code":50001,"message":"Missing Access"}""");
        using var client = server.Client(options => new() { ApiUrl = options.ApiUrl, Token = options.Token, InvalidRequestLimit = 2 });

        await Should.ThrowAsync<DiscordApiException>(() => client.GetGuildAsync(1, Test));
        await client.GetGuildAsync(1, Test);
        await Should.ThrowAsync<DiscordApiException>(() => client.GetGuildAsync(1, Test));
        var stopped = await Should.ThrowAsync<DiscordRateLimitedException>(() => client.GetGuildAsync(1, Test));

        stopped.Message.ShouldContain("ban this address");
        server.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task All_requests_together_stay_below_the_global_limit()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        var time = new ManualTimeProvider();
        var options = new DiscordRestOptions { ApiUrl = server.ApiUrl, Token = ScriptedDiscord.Token, GlobalRequestsPerSecond = 5 };
        using var client = new DiscordRestClient(options, server.Loggers, time);

        var requests = Task.WhenAll(Enumerable.Range(1, 12).Select(id => client.GetGuildAsync((ulong)id, Test)));

        var begun = time.GetUtcNow();
        for (var second = 0; second < 2; second++)
        {
            var allowed = 5 * (second + 1);
            await server.RequestsAsync(allowed);
            await Eventually.HoldsAsync(
                () =>
                {
                    time.Advance(Tolerance);
                    return server.Requests.Count > allowed;
                },
                "the next were sent");
            (time.GetUtcNow() - begun).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(second + 1));
        }
        await EndsAsTimePassesAsync(time, requests);
        server.Requests.Count.ShouldBe(12);
    }

    static async Task EndsAsTimePassesAsync(ManualTimeProvider time, Task task)
    {
        await Eventually.HoldsAsync(
            () =>
            {
                time.Advance(Tolerance);
                return task.IsCompleted;
            },
            "the wait is over");
        await task;
    }

    static TimeSpan Gap(ScriptedDiscord server, int earlier, int later) => server.Requests[later].Since(server.Requests[earlier]);

    static (string Name, string Value)[] Bucket(string name, int remaining, int limit = 5, string resetAfter = "0.4") =>
    [
        ("X-RateLimit-Bucket", name),
        ("X-RateLimit-Limit", limit.ToString()),
        ("X-RateLimit-Remaining", remaining.ToString()),
        ("X-RateLimit-Reset-After", resetAfter),
    ];
}
