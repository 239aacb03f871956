using TemplateWorker.Playground.Tests.Support;

namespace TemplateWorker.Playground.Tests.Rest;

/// <summary>What a bot reads about itself, its guild and its channels.</summary>
public sealed class ReadingTests
{
    [Fact]
    public async Task Gateway_bot_tells_address_shards_and_how_often_one_may_start()
    {
        await using var playground = await TestPlayground.StartAsync(new() { RecommendedShards = 3, MaxConcurrency = 2 });
        var gateway = (await playground.GetAsync("gateway/bot")).Json;
        gateway.GetProperty("url").GetString().ShouldBe(playground.Server.GatewayUrl);
        gateway.GetProperty("shards").GetInt32().ShouldBe(3);
        gateway.GetProperty("session_start_limit").GetProperty("remaining").GetInt32().ShouldBe(1000);
        gateway.GetProperty("session_start_limit").GetProperty("max_concurrency").GetInt32().ShouldBe(2);
    }

    [Theory]
    [InlineData("users/@me")]
    [InlineData("applications/@me")]
    [InlineData("oauth2/applications/@me")]
    public async Task The_bot_and_its_application_carry_one_id(string path)
    {
        await using var playground = await TestPlayground.StartAsync();
        var self = (await playground.GetAsync(path)).Json;
        self.GetProperty("id").GetString().ShouldBe(playground.Server.ApplicationId.ToString());
    }

    [Fact]
    public async Task The_guild_is_read_with_its_counts_when_asked()
    {
        await using var playground = await TestPlayground.StartAsync();
        var path = $"guilds/{playground.Server.GuildId}";
        var guild = (await playground.GetAsync(path + "?with_counts=true")).Json;
        guild.GetProperty("name").GetString().ShouldBe("Playground");
        guild.GetProperty("approximate_member_count").GetInt32().ShouldBe(5);
        (await playground.GetAsync(path)).Json.TryGetProperty("approximate_member_count", out _).ShouldBeFalse();
        (await playground.GetAsync("users/@me/guilds")).Json[0].GetProperty("id").GetString()
            .ShouldBe(playground.Server.GuildId.ToString());
    }

    [Fact]
    public async Task Channels_and_roles_of_the_guild_are_listed()
    {
        await using var playground = await TestPlayground.StartAsync();
        var path = $"guilds/{playground.Server.GuildId}";
        var channels = (await playground.GetAsync(path + "/channels")).Json.EnumerateArray().ToList();
        channels[0].GetProperty("id").GetString().ShouldBe(playground.Server.ChannelId.ToString());
        channels[0].GetProperty("name").GetString().ShouldBe("general");
        (await playground.GetAsync(path + "/roles")).Json.EnumerateArray()
            .Select(role => role.GetProperty("name").GetString()).ShouldBe(["@everyone", "Member", "Announcements", "Events", "Gamer", "Artist", "Level 5", "Level 10", "Muted", "Moderator", "bot", "Admin"]);
        (await playground.GetAsync($"channels/{playground.Server.ChannelId}")).Json.GetProperty("type").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Members_are_listed_in_pages_by_id()
    {
        await using var playground = await TestPlayground.StartAsync();
        var path = $"guilds/{playground.Server.GuildId}/members";
        var first = (await playground.GetAsync(path + "?limit=2")).Json;
        first.GetArrayLength().ShouldBe(2);
        var last = first[1].GetProperty("user").GetProperty("id").GetString();
        (await playground.GetAsync($"{path}?limit=1000&after={last}")).Json.GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task One_member_is_read_by_id_and_oneself_by_at_me()
    {
        await using var playground = await TestPlayground.StartAsync();
        var path = $"guilds/{playground.Server.GuildId}/members";
        (await playground.GetAsync($"{path}/{playground.Server.MemberId}")).Json
            .GetProperty("user").GetProperty("global_name").GetString().ShouldBe("Alice");
        (await playground.GetAsync($"{path}/@me")).Json.GetProperty("user").GetProperty("bot").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("channels/1", 404, 10003)]
    [InlineData("channels/general", 404, 10003)]
    [InlineData("guilds/1", 404, 10004)]
    [InlineData("guilds/{guild}/members/1", 404, 10013)]
    [InlineData("users/1", 404, 10013)]
    [InlineData("channels/{channel}/messages/1", 404, 10008)]
    [InlineData("applications/1/commands", 404, 10002)]
    public async Task What_does_not_exist_has_a_code_of_its_own(string path, int status, int code)
    {
        await using var playground = await TestPlayground.StartAsync();
        var answer = await playground.GetAsync(path
            .Replace("{guild}", playground.Server.GuildId.ToString(), StringComparison.Ordinal)
            .Replace("{channel}", playground.Server.ChannelId.ToString(), StringComparison.Ordinal));
        answer.Status.ShouldBe(status);
        answer.Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_user_who_is_no_member_is_an_unknown_member()
    {
        await using var playground = await TestPlayground.StartAsync();
        var dave = playground.Server.People.Join(playground.Server.GuildId, "dave");
        playground.Server.People.Leave(playground.Server.GuildId, dave.Id);
        (await playground.GetAsync($"guilds/{playground.Server.GuildId}/members/{dave.Id}")).Code.ShouldBe(10007);
    }

    [Fact]
    public async Task A_channel_that_the_bot_does_not_see_is_missing_access()
    {
        await using var playground = await TestPlayground.StartAsync();
        var hidden = playground.Server.World.Guilds[0].Channels.Single(channel => channel.Name == "staff-only");
        var answer = await playground.GetAsync($"channels/{hidden.Id}/messages");
        answer.Status.ShouldBe(403);
        answer.Code.ShouldBe(50001);
    }
}
