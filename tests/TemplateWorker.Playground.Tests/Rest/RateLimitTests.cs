using System.Globalization;
using System.Text.Json.Nodes;
using TemplateWorker.Playground.Faults;
using TemplateWorker.Playground.Tests.Support;
using TemplateWorker.Testing;

namespace TemplateWorker.Playground.Tests.Rest;

public sealed class RateLimitTests
{
    static readonly PlaygroundOptions Realistic = new() { RateLimits = RateLimits.Realistic };

    [Fact]
    public async Task Every_answer_tells_its_bucket()
    {
        await using var playground = await TestPlayground.StartAsync(Realistic, new ManualTimeProvider());
        var first = await SendAsync(playground);
        first.Header("X-RateLimit-Limit").ShouldBe("5");
        first.Header("X-RateLimit-Remaining").ShouldBe("4");
        first.Header("X-RateLimit-Reset-After").ShouldBe("5.000");
        first.Header("X-RateLimit-Reset").ShouldBe("1767225605.000");
        first.Header("X-RateLimit-Bucket").ShouldNotBeEmpty();
        (await SendAsync(playground)).Header("X-RateLimit-Remaining").ShouldBe("3");
    }

    [Fact]
    public async Task The_sixth_message_in_five_seconds_is_refused_and_the_bucket_fills_again()
    {
        var time = new ManualTimeProvider();
        await using var playground = await TestPlayground.StartAsync(Realistic, time);
        for (var sent = 0; sent < 5; sent++)
            (await SendAsync(playground)).Status.ShouldBe(200);
        time.Advance(TimeSpan.FromSeconds(1.5));

        var refused = await SendAsync(playground);
        refused.Status.ShouldBe(429);
        refused.Header("Retry-After").ShouldBe("4");
        refused.Header("X-RateLimit-Scope").ShouldBe("user");
        refused.Header("X-RateLimit-Remaining").ShouldBe("0");
        refused.Json.GetProperty("retry_after").GetDouble().ShouldBe(3.5);
        refused.Json.GetProperty("global").GetBoolean().ShouldBeFalse();

        time.Advance(TimeSpan.FromSeconds(3.5));
        (await SendAsync(playground)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Channels_share_a_bucket_name_but_not_its_requests()
    {
        await using var playground = await TestPlayground.StartAsync(Realistic, new ManualTimeProvider());
        var polls = playground.Server.World.Guilds[0].Channels.Single(channel => channel.Name == "polls").Id;
        var general = await SendAsync(playground);
        var other = await playground.PostAsync($"channels/{polls}/messages", new JsonObject { ["content"] = "x" });
        other.Header("X-RateLimit-Bucket").ShouldBe(general.Header("X-RateLimit-Bucket"));
        other.Header("X-RateLimit-Remaining").ShouldBe("4");
    }

    [Fact]
    public async Task Routes_that_change_the_same_share_their_requests()
    {
        await using var playground = await TestPlayground.StartAsync(Realistic, new ManualTimeProvider());
        var message = (await SendAsync(playground)).Json.GetProperty("id").GetString();
        var reaction = $"channels/{playground.Server.ChannelId}/messages/{message}/reactions/%F0%9F%8E%89/@me";

        var added = await playground.PutAsync(reaction, null);
        var removed = await playground.DeleteAsync(reaction);

        added.Status.ShouldBe(204);
        removed.Status.ShouldBe(429);
        removed.Header("X-RateLimit-Bucket").ShouldBe(added.Header("X-RateLimit-Bucket"));
    }

    [Fact]
    public async Task More_than_fifty_requests_a_second_over_all_routes_are_refused_globally()
    {
        var time = new ManualTimeProvider();
        await using var playground = await TestPlayground.StartAsync(Realistic, time);
        for (var sent = 0; sent < 50; sent++)
            (await playground.GetAsync("users/@me")).Status.ShouldBe(200);

        var refused = await playground.GetAsync("gateway/bot");
        refused.Status.ShouldBe(429);
        refused.Header("X-RateLimit-Global").ShouldBe("true");
        refused.Header("X-RateLimit-Scope").ShouldBe("global");
        refused.Json.GetProperty("global").GetBoolean().ShouldBeTrue();

        time.Advance(TimeSpan.FromSeconds(1));
        (await playground.GetAsync("gateway/bot")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Who_is_refused_too_often_is_kept_out_for_the_rest_of_ten_minutes()
    {
        var time = new ManualTimeProvider();
        await using var playground = await TestPlayground.StartAsync(
            new() { RateLimits = RateLimits.Realistic, InvalidRequests = 3 }, time);
        (await playground.GetAsync($"channels/{playground.Channel("staff-only")}")).Status.ShouldBe(403);
        (await playground.GetAsync("channels/1")).Status.ShouldBe(404);
        playground.Server.Faults.Add(new PlaygroundFault.RateLimit(TimeSpan.Zero) { Scope = RateLimitScope.Shared });
        (await playground.GetAsync("users/@me")).Status.ShouldBe(429);
        time.Advance(TimeSpan.FromMinutes(1));
        (await playground.GetAsync($"channels/{playground.Channel("staff-only")}")).Status.ShouldBe(403);
        playground.Server.Faults.Add(new PlaygroundFault.RateLimit(TimeSpan.Zero));
        (await playground.GetAsync("users/@me")).Status.ShouldBe(429);

        var banned = await playground.GetAsync("users/@me");
        banned.Status.ShouldBe(429);
        banned.Header("Retry-After").ShouldBe("540");
        banned.Headers.Contains("Via").ShouldBeFalse();

        time.Advance(TimeSpan.FromMinutes(9));
        (await playground.GetAsync("users/@me")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_generous_playground_tells_its_buckets_but_refuses_nobody()
    {
        await using var playground = await TestPlayground.StartAsync();
        for (var sent = 0; sent < 100; sent++)
        {
            var answer = await SendAsync(playground);
            answer.Status.ShouldBe(200);
            int.Parse(answer.Header("X-RateLimit-Remaining"), CultureInfo.InvariantCulture).ShouldBeGreaterThan(0);
        }
    }

    static Task<Answer> SendAsync(TestPlayground playground) =>
        playground.PostAsync(playground.General, new JsonObject { ["content"] = "x" });
}
