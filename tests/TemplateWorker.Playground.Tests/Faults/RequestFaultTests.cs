using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using TemplateWorker.Playground.Faults;
using TemplateWorker.Playground.Tests.Support;
using TemplateWorker.Testing;

namespace TemplateWorker.Playground.Tests.Faults;

/// <summary>Faults of the REST side. One playground serves them all, and each test leaves it without any.</summary>
public sealed class RequestFaultTests(PlaygroundWithFaults fixture) : IClassFixture<PlaygroundWithFaults>, IDisposable
{
    TestPlayground Playground => fixture.Playground;

    PlaygroundFaults Faults => fixture.Playground.Server.Faults;

    public void Dispose() => Faults.Clear();

    [Fact]
    public async Task The_next_requests_of_a_route_are_limited_and_others_are_not()
    {
        Faults.Add(new PlaygroundFault.RateLimit(TimeSpan.FromSeconds(1.5)) { Route = "POST /channels/{}/messages", Requests = 2 });

        (await Playground.GetAsync(Playground.General)).Status.ShouldBe(200);
        for (var sent = 0; sent < 2; sent++)
        {
            var refused = await SayAsync();
            refused.Status.ShouldBe(429);
            refused.Header("Retry-After").ShouldBe("2");
            refused.Header("X-RateLimit-Scope").ShouldBe("user");
            refused.Header("X-RateLimit-Remaining").ShouldBe("0");
            refused.Header("Via").ShouldNotBeEmpty();
            refused.Json.GetProperty("retry_after").GetDouble().ShouldBe(1.5);
            refused.Json.GetProperty("global").GetBoolean().ShouldBeFalse();
        }

        (await SayAsync()).Status.ShouldBe(200);
        Faults.Pending.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_global_limit_says_so()
    {
        Faults.Add(new PlaygroundFault.RateLimit(TimeSpan.FromSeconds(1)) { Scope = RateLimitScope.Global });
        var refused = await SayAsync();
        refused.Header("X-RateLimit-Global").ShouldBe("true");
        refused.Header("X-RateLimit-Scope").ShouldBe("global");
        refused.Json.GetProperty("global").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_shared_limit_may_leave_out_the_header()
    {
        Faults.Add(new PlaygroundFault.RateLimit(TimeSpan.FromSeconds(1)) { Scope = RateLimitScope.Shared, IsWithoutHeader = true });
        var refused = await SayAsync();
        refused.Header("X-RateLimit-Scope").ShouldBe("shared");
        refused.Headers.Contains("Retry-After").ShouldBeFalse();
        refused.Json.GetProperty("retry_after").GetDouble().ShouldBe(1);
    }

    [Fact]
    public async Task The_network_in_front_of_Discord_refuses_without_JSON_and_without_Via()
    {
        Faults.Add(new PlaygroundFault.RateLimit(TimeSpan.FromSeconds(7)) { IsFromProxy = true });
        var refused = await SayAsync();
        refused.Status.ShouldBe(429);
        refused.Header("Retry-After").ShouldBe("7");
        refused.Headers.Contains("Via").ShouldBeFalse();
        Should.Throw<JsonException>(() => refused.Json);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    public async Task A_server_error_changes_nothing(int status)
    {
        var before = Playground.Server.World.Messages(Playground.Server.ChannelId).Count;
        Faults.Add(new PlaygroundFault.Error(status) { Route = "POST" });
        (await SayAsync()).Status.ShouldBe(status);
        Playground.Server.World.Messages(Playground.Server.ChannelId).Count.ShouldBe(before);
    }

    [Fact]
    public async Task An_answer_can_be_lost_after_the_request_was_carried_out()
    {
        var before = Playground.Server.World.Messages(Playground.Server.ChannelId).Count;
        Faults.Add(new PlaygroundFault.Error(502) { IsCarriedOut = true });
        (await SayAsync()).Status.ShouldBe(502);
        Playground.Server.World.Messages(Playground.Server.ChannelId).Count.ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_connection_can_end_without_an_answer()
    {
        // More than one, because a client may open another connection for a request that was not answered.
        Faults.Add(new PlaygroundFault.Drop { Requests = 10 });
        await Should.ThrowAsync<HttpRequestException>(SayAsync);
        Faults.Clear();
        (await SayAsync()).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_delayed_request_waits_by_the_playgrounds_clock_and_meets_what_else_there_is()
    {
        var waiting = fixture.Time.WaitingTimers;
        Faults.Add(new PlaygroundFault.Delay(TimeSpan.FromSeconds(30)));
        Faults.Add(new PlaygroundFault.Error(503));
        var answer = SayAsync();
        await Eventually.HoldsAsync(() => fixture.Time.WaitingTimers > waiting, "the request waits");
        answer.IsCompleted.ShouldBeFalse();
        fixture.Time.Advance(TimeSpan.FromSeconds(30));
        (await answer).Status.ShouldBe((int)HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_route_can_name_one_channel()
    {
        Faults.Add(new PlaygroundFault.Error(500) { Route = $"/channels/{Playground.Channel("polls")}/messages" });
        (await SayAsync()).Status.ShouldBe(200);
        (await Playground.PostAsync($"channels/{Playground.Channel("polls")}/messages", Message())).Status.ShouldBe(500);
    }

    Task<Answer> SayAsync() => Playground.PostAsync(Playground.General, Message());

    static JsonObject Message() => new() { ["content"] = "x" };
}
