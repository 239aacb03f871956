using System.Text.Json.Nodes;
using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.Tests.Support;

namespace TemplateWorker.Playground.Tests.Gateway;

public sealed class HandshakeTests
{
    [Fact]
    public async Task Hello_tells_the_heartbeat_interval()
    {
        await using var playground = await TestPlayground.StartAsync(new() { HeartbeatInterval = TimeSpan.FromSeconds(7) });
        await using var client = await GatewayTestClient.ConnectAsync(playground.Server, expectsHello: false);
        var hello = await client.ReceiveAsync();
        hello.Opcode.ShouldBe((int)GatewayOpcode.Hello);
        hello.Data.GetProperty("heartbeat_interval").GetInt64().ShouldBe(7000);
    }

    [Fact]
    public async Task A_heartbeat_is_acknowledged_before_and_after_identify()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.ConnectAsync(playground.Server);
        await client.SendAsync(GatewayOpcode.Heartbeat, null);
        (await client.ReceiveAsync()).Opcode.ShouldBe((int)GatewayOpcode.HeartbeatAck);

        await client.SendIdentifyAsync(playground.Server.Token);
        await client.ReceiveAsync("READY");
        await client.ReceiveAsync("GUILD_CREATE");
        await client.SendAsync(GatewayOpcode.Heartbeat, client.Sequence);
        (await client.ReceiveAsync()).Opcode.ShouldBe((int)GatewayOpcode.HeartbeatAck);
    }

    [Fact]
    public async Task Ready_names_the_bot_its_application_the_session_and_the_guilds_to_come()
    {
        await using var playground = await TestPlayground.StartAsync(new() { BotName = "helper" });
        var server = playground.Server;
        await using var client = await GatewayTestClient.ConnectAsync(server);
        await client.SendIdentifyAsync(server.Token);

        var ready = await client.ReceiveAsync("READY");
        ready.Sequence.ShouldBe(1);
        ready.Data.GetProperty("v").GetInt32().ShouldBe(10);
        ready.Data.GetProperty("user").GetProperty("username").GetString().ShouldBe("helper");
        ready.Data.GetProperty("user").GetProperty("bot").GetBoolean().ShouldBeTrue();
        ready.Data.GetProperty("application").GetProperty("id").GetString().ShouldBe(server.ApplicationId.ToString());
        ready.Data.GetProperty("resume_gateway_url").GetString().ShouldBe(server.GatewayUrl);
        var guild = ready.Data.GetProperty("guilds").EnumerateArray().Single();
        guild.GetProperty("id").GetString().ShouldBe(server.GuildId.ToString());
        guild.GetProperty("unavailable").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Guild_create_follows_with_channels_roles_and_the_bot_as_member()
    {
        await using var playground = await TestPlayground.StartAsync(new() { GuildName = "Tea room" });
        await using var client = await GatewayTestClient.ConnectAsync(playground.Server);
        await client.SendIdentifyAsync(playground.Server.Token);
        await client.ReceiveAsync("READY");

        var guild = (await client.ReceiveAsync("GUILD_CREATE")).Data;
        guild.GetProperty("name").GetString().ShouldBe("Tea room");
        guild.GetProperty("member_count").GetInt32().ShouldBe(5);
        guild.GetProperty("channels")[0].GetProperty("name").GetString().ShouldBe("general");
        guild.GetProperty("roles")[0].GetProperty("id").GetString().ShouldBe(playground.Server.GuildId.ToString());
        var member = guild.GetProperty("members").EnumerateArray().Single();
        member.GetProperty("user").GetProperty("id").GetString().ShouldBe(playground.Server.ApplicationId.ToString());
    }

    [Fact]
    public async Task With_the_presences_intent_guild_create_carries_every_member()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.ConnectAsync(playground.Server);
        await client.SendIdentifyAsync(playground.Server.Token, (int)(GatewayIntents.Guilds | GatewayIntents.GuildPresences));
        await client.ReceiveAsync("READY");
        (await client.ReceiveAsync("GUILD_CREATE")).Data.GetProperty("members").GetArrayLength().ShouldBe(5);
    }

    [Fact]
    public async Task A_guild_belongs_to_one_shard()
    {
        await using var playground = await TestPlayground.StartAsync();
        var shard = (int)((playground.Server.GuildId.Value >> 22) % 2);
        await using var owner = await ConnectShardAsync(playground.Server, shard);
        await using var other = await ConnectShardAsync(playground.Server, 1 - shard);
        (await owner.ReceiveAsync("READY")).Data.GetProperty("guilds").GetArrayLength().ShouldBe(1);
        (await other.ReceiveAsync("READY")).Data.GetProperty("guilds").GetArrayLength().ShouldBe(0);
        await owner.ReceiveAsync("GUILD_CREATE");

        await playground.SayAsync("hello");
        await owner.ReceiveAsync("MESSAGE_CREATE");
        await other.SendAsync(GatewayOpcode.Heartbeat, null);
        (await other.ReceiveAsync()).Opcode.ShouldBe((int)GatewayOpcode.HeartbeatAck);
    }

    [Fact]
    public async Task A_guild_that_is_added_later_is_announced()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        var guild = playground.Server.World.AddGuild("Second");
        (await client.ReceiveAsync("GUILD_CREATE")).Data.GetProperty("id").GetString().ShouldBe(guild.Id.ToString());
    }

    [Fact]
    public async Task Stopping_says_goodbye_to_every_client()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        var stopping = playground.Server.StopAsync(TestContext.Current.CancellationToken);
        ((int)await client.ReadCloseAsync()).ShouldBe(1001);
        await client.CloseAsync(1000);
        await stopping;
    }

    static async Task<GatewayTestClient> ConnectShardAsync(PlaygroundServer server, int shard)
    {
        var client = await GatewayTestClient.ConnectAsync(server);
        await client.SendIdentifyAsync(server.Token, shard: new JsonArray(shard, 2));
        return client;
    }
}
