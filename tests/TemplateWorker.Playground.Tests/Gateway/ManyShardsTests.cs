using System.Text.Json.Nodes;
using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.Tests.Support;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Tests.Gateway;

/// <summary>Several guilds, divided among shards by their ids.</summary>
public sealed class ManyShardsTests
{
    const int Shards = 4;

    [Fact]
    public async Task Guilds_from_the_start_are_numbered_and_have_people_and_channels_of_their_own()
    {
        await using var playground = await TestPlayground.StartAsync(new() { Guilds = 3, GuildName = "Tea room" });
        var guilds = playground.Server.World.Guilds;
        guilds.Select(guild => guild.Name).ShouldBe(["Tea room", "Tea room 2", "Tea room 3"]);
        guilds.SelectMany(guild => guild.Channels).Select(channel => channel.Id).ShouldBeUnique();
        guilds.ShouldAllBe(guild => guild.Members.Length == 5);
    }

    [Fact]
    public async Task The_recommended_number_of_shards_is_told()
    {
        await using var playground = await TestPlayground.StartAsync(new() { RecommendedShards = Shards });
        (await playground.GetAsync("gateway/bot")).Json.GetProperty("shards").GetInt32().ShouldBe(Shards);
    }

    [Fact]
    public async Task Every_shard_hears_of_its_own_guilds_and_of_no_others()
    {
        await using var playground = await TestPlayground.StartAsync(new() { Guilds = 12, RecommendedShards = Shards });
        var guilds = playground.Server.World.Guilds;
        foreach (var shard in Enumerable.Range(0, Shards))
        {
            var own = guilds.Where(guild => (int)((guild.Id.Value >> 22) % Shards) == shard).ToList();
            await using var client = await GatewayTestClient.ConnectAsync(playground.Server);
            await client.SendIdentifyAsync(playground.Server.Token, shard: new JsonArray(shard, Shards));
            var ready = (await client.ReceiveAsync("READY")).Data;
            ready.GetProperty("shard")[0].GetInt32().ShouldBe(shard);
            ready.GetProperty("guilds").EnumerateArray().Select(guild => guild.Text("id"))
                .ShouldBe(own.Select(guild => guild.Id.ToString()));
            foreach (var _ in own)
                await client.ReceiveAsync("GUILD_CREATE");

            foreach (var guild in guilds)
                Say(playground, guild);
            foreach (var guild in own)
                (await client.ReceiveAsync("MESSAGE_CREATE")).Data.Text("guild_id").ShouldBe(guild.Id.ToString());
            await client.SendAsync(GatewayOpcode.Heartbeat, null);
            (await client.ReceiveAsync()).Opcode.ShouldBe((int)GatewayOpcode.HeartbeatAck);
        }
    }

    static void Say(TestPlayground playground, Guild guild) =>
        playground.Server.People.SendMessage(guild.Channels[0].Id, playground.Server.MemberId, "hello");
}
