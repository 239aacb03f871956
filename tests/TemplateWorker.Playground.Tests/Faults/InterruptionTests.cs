using System.Net.WebSockets;
using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.Tests.Support;

namespace TemplateWorker.Playground.Tests.Faults;

/// <summary>The faults that a client must live with, made on request.</summary>
public sealed class InterruptionTests
{
    [Fact]
    public async Task Clients_can_be_asked_to_reconnect()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        playground.Server.Gateway.RequestReconnect();
        (await client.ReceiveAsync()).Opcode.ShouldBe((int)GatewayOpcode.Reconnect);
    }

    [Fact]
    public async Task Clients_can_be_asked_for_a_heartbeat()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        playground.Server.Gateway.RequestHeartbeat();
        (await client.ReceiveAsync()).Opcode.ShouldBe((int)GatewayOpcode.Heartbeat);
    }

    [Fact]
    public async Task Connections_can_be_closed_with_a_code()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        playground.Server.Gateway.Close(4000);
        (await client.ReadCloseAsync()).ShouldBe(GatewayCloseCode.UnknownError);
    }

    [Fact]
    public async Task Connections_can_be_cut_without_a_word()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        playground.Server.Gateway.Cut();
        await Should.ThrowAsync<WebSocketException>(client.ReadCloseAsync);
        client.CloseStatus.ShouldBeNull();
    }

    [Theory]
    [InlineData(true, "RESUMED")]
    [InlineData(false, null)]
    public async Task A_session_can_be_called_invalid(bool resumable, string? afterResume)
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        playground.Server.Gateway.Invalidate(resumable);
        var invalid = await client.ReceiveAsync();
        invalid.Opcode.ShouldBe((int)GatewayOpcode.InvalidSession);
        invalid.Data.GetBoolean().ShouldBe(resumable);

        await using var next = await GatewayTestClient.ConnectAsync(playground.Server);
        await next.SendResumeAsync(client.SessionId, client.Sequence);
        (await next.ReceiveAsync()).Name.ShouldBe(afterResume);
    }
}
