using System.Net;
using System.Net.NetworkInformation;
using System.Text.Json;
using TemplateWorker.Playground.Tests.Support;

namespace TemplateWorker.Playground.Tests;

public sealed class ServerTests
{
    [Fact]
    public async Task A_port_that_is_taken_is_named_in_the_error()
    {
        await using var first = await TestPlayground.StartAsync();
        var port = new Uri(first.Server.BaseUrl).Port;
        var error = await Should.ThrowAsync<PlaygroundStartException>(() => TestPlayground.StartAsync(new() { Port = port }));
        error.Port.ShouldBe(port);
        error.Message.ShouldContain($"127.0.0.1:{port}");
        error.Message.ShouldContain("choose another");
    }

    [Fact]
    public async Task The_port_is_free_again_after_stopping()
    {
        int port;
        await using (var first = await TestPlayground.StartAsync())
            port = new Uri(first.Server.BaseUrl).Port;
        await using var second = await TestPlayground.StartAsync(new() { Port = port });
        new Uri(second.Server.BaseUrl).Port.ShouldBe(port);
    }

    [Fact]
    public async Task It_listens_on_loopback_alone()
    {
        await using var playground = await TestPlayground.StartAsync();
        var port = new Uri(playground.Server.BaseUrl).Port;
        var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(end => end.Port == port);
        listening.ShouldHaveSingleItem().Address.ShouldBe(IPAddress.Loopback);
    }

    [Fact]
    public async Task The_announcement_is_one_line_with_all_that_a_program_needs()
    {
        await using var playground = await TestPlayground.StartAsync(new() { Token = "a.b.c" });
        var server = playground.Server;
        var line = server.Announcement.ToJson();
        line.ShouldNotContain("\n");
        var json = JsonSerializer.Deserialize<JsonElement>(line);
        json.EnumerateObject().Select(property => property.Name)
            .ShouldBe(["api", "token", "application_id", "guild_id", "channel_id", "member_id"]);
        json.GetProperty("api").GetString().ShouldBe($"http://127.0.0.1:{new Uri(server.BaseUrl).Port}/api");
        json.GetProperty("token").GetString().ShouldBe("a.b.c");
        json.GetProperty("channel_id").GetString().ShouldBe(server.ChannelId.ToString());
        PlaygroundAnnouncement.FromJson(line).ShouldBe(server.Announcement);
    }

    [Fact]
    public async Task Ids_are_the_same_in_every_run_but_tokens_are_not()
    {
        await using var first = await TestPlayground.StartAsync();
        await using var second = await TestPlayground.StartAsync();
        second.Server.GuildId.ShouldBe(first.Server.GuildId);
        second.Server.ChannelId.ShouldBe(first.Server.ChannelId);
        second.Server.MemberId.ShouldBe(first.Server.MemberId);
        second.Server.ApplicationId.ShouldBe(first.Server.ApplicationId);
        second.Server.Token.ShouldNotBe(first.Server.Token);
    }

    [Fact]
    public async Task Two_playgrounds_do_not_see_each_other()
    {
        await using var first = await TestPlayground.StartAsync();
        await using var second = await TestPlayground.StartAsync();
        await first.SayAsync("only here");
        second.Server.World.Messages(second.Server.ChannelId).ShouldBeEmpty();
    }

    [Fact]
    public async Task Disposing_twice_is_harmless()
    {
        var playground = await TestPlayground.StartAsync();
        await playground.DisposeAsync();
        await playground.Server.DisposeAsync();
    }

    public static TheoryData<PlaygroundOptions> OutOfBounds =>
    [
        new PlaygroundOptions { Port = -1 },
        new PlaygroundOptions { Port = 65_536 },
        new PlaygroundOptions { Token = " " },
        new PlaygroundOptions { BotName = "b" },
        new PlaygroundOptions { GuildName = "" },
        new PlaygroundOptions { HeartbeatInterval = TimeSpan.Zero },
        new PlaygroundOptions { RecommendedShards = 0 },
        new PlaygroundOptions { Guilds = 0 },
        new PlaygroundOptions { Guilds = 10_001 },
        new PlaygroundOptions { MaxConcurrency = 0 },
        new PlaygroundOptions { SessionStarts = 0 },
        new PlaygroundOptions { GuildsPerShard = 0 },
        new PlaygroundOptions { InvalidRequests = 0 },
        new PlaygroundOptions { ReplayEvents = 15 },
        new PlaygroundOptions { MessagesPerChannel = 0 },
    ];

    [Theory]
    [MemberData(nameof(OutOfBounds), DisableDiscoveryEnumeration = true)]
    public async Task Settings_out_of_their_bounds_are_refused(PlaygroundOptions options) =>
        await Should.ThrowAsync<ArgumentException>(() => TestPlayground.StartAsync(options));
}
