using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.Tests.Support;
using TemplateWorker.Testing;

namespace TemplateWorker.Playground.Tests.Gateway;

public sealed class ResumeTests
{
    [Fact]
    public async Task What_was_missed_is_told_in_order_before_resumed()
    {
        await using var playground = await TestPlayground.StartAsync();
        var (session, sequence) = await LeaveAsync(playground.Server);
        foreach (var word in (string[])["one", "two", "three"])
            await playground.SayAsync(word);

        await using var client = await ResumeAsync(playground.Server, session, sequence);
        foreach (var word in (string[])["one", "two", "three"])
            (await client.ReceiveAsync("MESSAGE_CREATE")).Data.GetProperty("content").GetString().ShouldBe(word);
        (await client.ReceiveAsync("RESUMED")).Sequence.ShouldBe(sequence + 4);
    }

    [Fact]
    public async Task What_was_seen_before_is_not_told_again()
    {
        await using var playground = await TestPlayground.StartAsync();
        string session;
        long sequence;
        await using (var before = await GatewayTestClient.IdentifyAsync(playground.Server))
        {
            await playground.SayAsync("seen");
            await before.ReceiveAsync("MESSAGE_CREATE");
            (session, sequence) = (before.SessionId, before.Sequence);
            before.Abort();
        }

        await using var client = await ResumeAsync(playground.Server, session, sequence);
        await client.ReceiveAsync("RESUMED");
    }

    [Fact]
    public async Task A_session_can_be_taken_over_while_its_old_connection_still_stands()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var old = await GatewayTestClient.IdentifyAsync(playground.Server);
        await using var client = await ResumeAsync(playground.Server, old.SessionId, old.Sequence);
        await client.ReceiveAsync("RESUMED");
        (await old.ReadCloseAsync()).ShouldBe(GatewayCloseCode.UnknownError);
        await playground.SayAsync("for the new one");
        await client.ReceiveAsync("MESSAGE_CREATE");
        playground.Server.Gateway.ConnectedSessions.ShouldBe(1);
    }

    [Fact]
    public async Task A_sequence_that_was_never_sent_is_invalid()
    {
        await using var playground = await TestPlayground.StartAsync();
        var (session, sequence) = await LeaveAsync(playground.Server);
        await using var client = await ResumeAsync(playground.Server, session, sequence + 1);
        (await client.ReadCloseAsync()).ShouldBe(GatewayCloseCode.InvalidSequence);
    }

    [Fact]
    public async Task An_unknown_session_is_invalid_and_the_connection_can_identify_anew()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await ResumeAsync(playground.Server, "0123456789abcdef", 1);
        await ExpectInvalidAsync(client);
        await client.SendIdentifyAsync(playground.Server.Token);
        await client.ReceiveAsync("READY");
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    public async Task A_client_that_said_goodbye_has_no_session_left(int code)
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var before = await GatewayTestClient.IdentifyAsync(playground.Server);
        await before.CloseAsync(code);
        await using var client = await ResumeAsync(playground.Server, before.SessionId, before.Sequence);
        await ExpectInvalidAsync(client);
    }

    [Fact]
    public async Task A_client_that_closed_with_a_code_of_its_own_may_resume()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var before = await GatewayTestClient.IdentifyAsync(playground.Server);
        await before.CloseAsync(4900);
        await using var client = await ResumeAsync(playground.Server, before.SessionId, before.Sequence);
        await client.ReceiveAsync("RESUMED");
    }

    [Fact]
    public async Task A_session_whose_missed_events_are_forgotten_is_invalid()
    {
        await using var playground = await TestPlayground.StartAsync(new() { ReplayEvents = 16 });
        var (session, sequence) = await LeaveAsync(playground.Server);
        for (var sent = 0; sent < 17; sent++)
            await playground.SayAsync("word");
        await using var client = await ResumeAsync(playground.Server, session, sequence);
        await ExpectInvalidAsync(client);
    }

    [Fact]
    public async Task A_session_left_for_too_long_is_invalid()
    {
        var time = new ManualTimeProvider();
        await using var playground = await TestPlayground.StartAsync(time: time);
        await using var before = await GatewayTestClient.IdentifyAsync(playground.Server);
        await before.CloseAsync(4900);
        time.Advance(TimeSpan.FromMinutes(3));
        await using var client = await ResumeAsync(playground.Server, before.SessionId, before.Sequence);
        await ExpectInvalidAsync(client);
    }

    static async Task<(string Session, long Sequence)> LeaveAsync(PlaygroundServer server)
    {
        await using var client = await GatewayTestClient.IdentifyAsync(server);
        client.Abort();
        return (client.SessionId, client.Sequence);
    }

    static async Task<GatewayTestClient> ResumeAsync(PlaygroundServer server, string session, long sequence)
    {
        var client = await GatewayTestClient.ConnectAsync(server);
        await client.SendResumeAsync(session, sequence);
        return client;
    }

    static async Task ExpectInvalidAsync(GatewayTestClient client)
    {
        var answer = await client.ReceiveAsync();
        answer.Opcode.ShouldBe((int)GatewayOpcode.InvalidSession);
        answer.Data.GetBoolean().ShouldBeFalse();
    }
}
