using TemplateWorker.Discord.Cache;
using TemplateWorker.Discord.Tests.Scripted;
using TemplateWorker.Testing;

namespace TemplateWorker.Discord.Tests.Cache;

/// <summary>What is kept of a guild is what the guild is, at the price of one reading.</summary>
public sealed class GuildCacheTests : IDisposable
{
    // GET /users/@me, the guild, its channels, the bot's member.
    const int OneReading = 4;

    readonly CacheRig _rig = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task A_guild_is_read_once_and_then_follows_every_event()
    {
        await AskAsync();
        _rig.Requests.ShouldBe(OneReading);
        await _rig.ShouldAgreeAsync();
        var (general, guild, rest) = (_rig.Channel("general"), _rig.GuildId, _rig.Rest);

        await rest.EditChannelPermissionsAsync(general, guild, Json.Bytes("""{"type":0,"allow":"0","deny":"2048"}"""), null, Cancel);
        await _rig.ShouldAgreeAsync();
        await rest.CreateRoleAsync(guild, Json.Bytes("""{"name":"mute","permissions":"0"}"""), null, Cancel);
        var role = _rig.Guild.Roles.Single(one => one.Name == "mute").Id.Value;
        await rest.EditChannelPermissionsAsync(general, role, Json.Bytes("""{"type":0,"allow":"0","deny":"1024"}"""), null, Cancel);
        await rest.AddMemberRoleAsync(guild, _rig.Member("alice").Id, role, null, Cancel);
        await _rig.ShouldAgreeAsync();
        await rest.EditRoleAsync(guild, role, Json.Bytes("""{"permissions":"8192"}"""), null, Cancel);
        await rest.CreateThreadAsync(general, Json.Bytes("""{"name":"talk","type":11}"""), null, Cancel);
        await _rig.ShouldAgreeAsync();
        await rest.AddMemberRoleAsync(guild, _rig.Bot.Id, role, null, Cancel);
        await rest.CreateChannelAsync(guild, Json.Bytes($$"""{"name":"new","permission_overwrites":[{"id":"{{role}}","type":0,"allow":"16","deny":"2048"}]}"""), null, Cancel);
        await _rig.ShouldAgreeAsync();
        await rest.DeleteRoleAsync(guild, role, null, Cancel);
        await _rig.ShouldAgreeAsync();
    }

    [Fact]
    public async Task A_guild_that_changes_while_it_is_read_is_read_again()
    {
        var general = _rig.Channel("general");
        var isFirst = true;
        _rig.BeforeRequest = async path =>
        {
            if (isFirst && path.EndsWith($"/members/{_rig.Bot.Id}", StringComparison.Ordinal))
            {
                isFirst = false;
                await _rig.Rest.EditChannelPermissionsAsync(general, _rig.GuildId, Json.Bytes("""{"type":0,"allow":"0","deny":"2048"}"""), null, Cancel);
            }
        };

        await AskAsync();

        isFirst.ShouldBeFalse();
        await _rig.ShouldAgreeAsync();
    }

    [Fact]
    public async Task Many_who_ask_at_once_share_one_reading()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AskAsync()));

        _rig.Requests.ShouldBe(OneReading);
    }

    [Fact]
    public async Task A_thread_from_before_is_looked_up_and_a_private_one_is_for_its_members()
    {
        var general = _rig.Channel("general");
        await _rig.Rest.CreateThreadAsync(general, Json.Bytes("""{"name":"open","type":11}"""), null, Cancel);
        await _rig.Rest.CreateThreadAsync(general, Json.Bytes("""{"name":"closed","type":12}"""), null, Cancel);
        var (open, closed) = (_rig.Guild.Threads.Single(one => one.Name == "open"), _rig.Guild.Threads.Single(one => one.Name == "closed"));
        var (alice, bob) = (_rig.Member("alice"), _rig.Member("bob"));
        await _rig.Rest.AddThreadMemberAsync(closed.Id.Value, alice.Id, Cancel);

        (await FindAsync(open.Id.Value, bob)).ShouldBe(_rig.Expected(open, bob));
        (await FindAsync(closed.Id.Value, alice)).ShouldBe(_rig.Expected(closed, alice));
        (await FindAsync(closed.Id.Value, bob)).ShouldBe(0ul);
    }

    [Fact]
    public async Task Without_events_a_guild_is_believed_for_a_short_time()
    {
        using var rig = new CacheRig(new GuildCacheOptions { FollowsEvents = false, LifeWithoutEvents = TimeSpan.FromTicks(1) });
        await rig.Cache.GetMemberAsync(rig.GuildId, rig.Bot.Id, Cancel);
        await rig.Cache.GetMemberAsync(rig.GuildId, rig.Bot.Id, Cancel);

        rig.Requests.ShouldBe(OneReading + OneReading - 1, "who the bot is never changes");
    }

    [Fact]
    public async Task Without_events_a_guild_is_not_believed_for_longer_because_the_wall_clock_was_set_back()
    {
        var time = new ManualTimeProvider();
        using var rig = new CacheRig(new GuildCacheOptions { FollowsEvents = false, LifeWithoutEvents = TimeSpan.FromMinutes(1) }, time);
        await rig.Cache.GetMemberAsync(rig.GuildId, rig.Bot.Id, Cancel);
        time.SetWallClock(TimeSpan.FromDays(-365));
        await rig.Cache.GetMemberAsync(rig.GuildId, rig.Bot.Id, Cancel);
        rig.Requests.ShouldBe(OneReading);

        time.Advance(TimeSpan.FromMinutes(2));
        await rig.Cache.GetMemberAsync(rig.GuildId, rig.Bot.Id, Cancel);

        rig.Requests.ShouldBe(OneReading + OneReading - 1);
    }

    [Theory]
    [InlineData("GUILD_DELETE", """{"id":"1"}""")]
    [InlineData("GUILD_DELETE", """{"id":"1","unavailable":true}""")]
    [InlineData("GUILD_CREATE", """{"id":"1","unavailable":true}""")]
    [InlineData("GUILD_ROLE_UPDATE", """{"role":{"id":"x"}}""")]
    [InlineData("CHANNEL_UPDATE", """{"id":""")]
    [InlineData("GUILD_UPDATE", "[]")]
    [InlineData("GUILD_MEMBER_UPDATE", """{"user":null}""")]
    public async Task What_is_gone_or_cannot_be_followed_is_read_anew(string name, string data)
    {
        await AskAsync();

        _rig.Learn(name, data);

        _rig.Cache.Count.ShouldBe(0);
        await _rig.Cache.GetMemberAsync(_rig.GuildId, _rig.Bot.Id, Cancel);
        await _rig.ShouldAgreeAsync();
    }

    [Fact]
    public async Task Of_more_guilds_than_there_is_room_for_the_one_asked_about_longest_ago_goes()
    {
        using var rig = new CacheRig(new GuildCacheOptions { Guilds = 2 });
        ulong[] guilds = [rig.GuildId, rig.Playground.World.AddGuild("second").Id.Value, rig.Playground.World.AddGuild("third").Id.Value];

        foreach (var guild in guilds)
            await rig.Cache.GetMemberAsync(guild, rig.Bot.Id, Cancel);

        rig.Cache.Count.ShouldBe(2);
        var before = rig.Requests;
        await rig.Cache.GetMemberAsync(guilds[1], rig.Bot.Id, Cancel);
        rig.Requests.ShouldBe(before);
    }

    [Fact]
    public async Task What_cannot_change_a_guild_or_is_of_another_costs_no_allocation()
    {
        await AskAsync();
        Pass();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Pass();

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Pass()
        {
            for (var i = 0; i < 100; i++)
            {
                _rig.Cache.Learn(_rig.GuildId, "MESSAGE_CREATE"u8, "{}"u8);
                _rig.Cache.Learn(_rig.GuildId, "GUILD_BAN_ADD"u8, "{}"u8);
                _rig.Cache.Learn(5, "CHANNEL_UPDATE"u8, "{}"u8);
            }
        }
    }

    [Fact]
    public async Task A_channel_that_is_not_there_is_Discord_s_to_refuse()
    {
        await AskAsync();
        var alice = _rig.Member("alice");

        await Should.ThrowAsync<DiscordApiException>(async () => await FindAsync(12345, alice));
    }

    async Task AskAsync() => await FindAsync(_rig.Channel("general"), _rig.Member("alice"));

    async Task<ulong> FindAsync(ulong channel, CachedMember member) => await _rig.Cache.GetPermissionsAsync(_rig.GuildId, channel, member, Cancel);
}
