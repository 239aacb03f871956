using TemplateWorker.Discord.Gateway;
using TemplateWorker.Playground;
using TemplateWorker.Playground.Faults;
using TemplateWorker.Playground.World;
using TemplateWorker.Testing;

namespace TemplateWorker.Discord.Tests.Playground;

/// <summary>Sessions of another number of shards take over while events go on.</summary>
public sealed class ReshardingTests
{
    static readonly TimeSpan Overlap = TimeSpan.FromSeconds(5);

    readonly ManualTimeProvider _time = new();
    readonly Dictionary<Snowflake, List<string>> _said = [];

    [Fact]
    public async Task More_shards_take_over_and_every_event_is_handed_on_once_and_in_order()
    {
        await using var bot = await LoginAsync(new GatewayClientOptions());
        SayEverywhere(bot, "before");

        bot.Server.Faults.Add(new PlaygroundFault.Shards(4));
        bot.Gateway.Reshard(null);
        await bot.LoggedAsync("Opening sessions for the shards 4 beside those for 1");
        await Eventually.HoldsAsync(
            () =>
            {
                SayEverywhere(bot, "while they open");
                return bot.Loggers.Lines.Any(line => line.Text.Contains("Shard 3 is ready"));
            },
            "the new shards were ready");
        await TakeOverAsync(bot, ShardSet.All(4), "by both");

        SayEverywhere(bot, "after");
        await HasReceivedAllAsync(bot);
        bot.Server.Gateway.ConnectedSessions.ShouldBe(4);
        bot.Gateway.Sessions.ShouldAllBe(session => session.ShardCount == 4);
    }

    [Fact]
    public async Task What_Discord_recommends_is_asked_for_again_and_again()
    {
        await using var bot = await LoginAsync(new GatewayClientOptions { ShardCheckInterval = TimeSpan.FromHours(2) });

        bot.Server.Faults.Add(new PlaygroundFault.Shards(2));
        _time.Advance(TimeSpan.FromHours(2));

        await bot.LoggedAsync("Opening sessions for the shards 2 beside those for 1");
        await TakeOverAsync(bot, ShardSet.All(2), "by both");
        await HasReceivedAllAsync(bot);
    }

    [Fact]
    public async Task Shards_that_Discord_finds_too_few_are_replaced_by_what_it_recommends()
    {
        await using var bot = await LoginAsync(new GatewayClientOptions());

        bot.Server.Faults.Add(new PlaygroundFault.Shards(2, IsRequired: true));

        await bot.LoggedAsync("Shard 0 of 1 is in more guilds than Discord lets a shard have");
        await TakeOverAsync(bot, ShardSet.All(2), "by the new ones");
        await HasReceivedAllAsync(bot);
    }

    [Fact]
    public async Task Shards_that_are_configured_may_be_fewer_too()
    {
        await using var bot = await LoginAsync(new GatewayClientOptions { Shards = ShardSet.All(3) });

        bot.Gateway.Reshard(ShardSet.All(2));

        await TakeOverAsync(bot, ShardSet.All(2), "by both");
        await HasReceivedAllAsync(bot);
    }

    [Fact]
    public async Task Hosts_that_share_the_shards_change_their_number_one_after_the_other()
    {
        await using var bot = await LoginAsync(new GatewayClientOptions { Shards = Some("0/2") });
        var other = bot.Run(Quick(new GatewayClientOptions { Shards = Some("1/2") }), _time);
        await other.WaitUntilReadyAsync(TestContext.Current.CancellationToken).WaitAsync(Eventually.Patience, TestContext.Current.CancellationToken);
        SayEverywhere(bot, "before");

        bot.Gateway.Reshard(Some("0,2/4"));
        await TakeOverAsync(bot, Some("0,2/4"), "by three sessions of one host");
        SayEverywhere(bot, "of two numbers at once");
        other.Reshard(Some("1,3/4"));
        await TakeOverAsync(bot, Some("1,3/4"), "by three sessions of the other", other);

        await HasReceivedAllAsync(bot);
        bot.Server.Gateway.ConnectedSessions.ShouldBe(4);
    }

    [Fact]
    public async Task What_one_side_brings_late_is_handed_on_all_the_same()
    {
        await using var bot = await LoginAsync(new GatewayClientOptions());
        bot.Server.Faults.Add(new PlaygroundFault.Shards(2));
        bot.Gateway.Reshard(null);
        await bot.LoggedAsync("Shard 1 is ready");

        // Every connection resumes, and what was missed comes to each at another time.
        bot.Server.Gateway.Cut();
        SayEverywhere(bot, "while nobody listens");
        _time.Advance(TimeSpan.FromSeconds(1));

        await Eventually.HoldsAsync(
            () => bot.Sink.Names.Count(name => name == "RESUMED") == 3, "all sessions went on");
        await TakeOverAsync(bot, ShardSet.All(2), "by both");
        await HasReceivedAllAsync(bot);
    }

    [Fact]
    public async Task Without_enough_sessions_left_for_the_day_the_shards_stay()
    {
        await using var bot = await LoginAsync(new GatewayClientOptions(), new PlaygroundOptions { Guilds = 4, SessionStarts = 3 });

        bot.Server.Faults.Add(new PlaygroundFault.Shards(4));
        bot.Gateway.Reshard(null);

        await bot.LoggedAsync("more sessions than the 2 that are left today");
        bot.Server.Gateway.ConnectedSessions.ShouldBe(1);
    }

    Task<PlaygroundBot> LoginAsync(GatewayClientOptions gateway, PlaygroundOptions? options = null) =>
        PlaygroundBot.LoginAsync(options ?? new PlaygroundOptions { Guilds = 8 }, Quick(gateway), _time);

    static GatewayClientOptions Quick(GatewayClientOptions options) => new()
    {
        Shards = options.Shards,
        ShardCheckInterval = options.ShardCheckInterval,
        ShardOverlap = Overlap,
        IdentifyInterval = TimeSpan.Zero,
        ConnectTimeout = Eventually.Patience,
    };

    static ShardSet Some(string text) => ShardSet.TryParse(text, out var shards) ? shards : throw new ArgumentException(text);

    async Task TakeOverAsync(PlaygroundBot bot, ShardSet shards, string how, GatewayClient? gateway = null)
    {
        await Eventually.HoldsAsync(
            () => bot.Server.Gateway.ConnectedSessions >= shards.Ids.Count && bot.Loggers.Lines.Any(line => line.Text.Contains($"Shard {shards.Ids[^1]} is ready")),
            "the new shards were ready");
        await Eventually.HoldsAsync(
            () =>
            {
                SayEverywhere(bot, how);
                _time.Advance(TimeSpan.FromSeconds(0.5));
                return bot.Loggers.Lines.Any(line => line.Text.Contains($"The shards {shards} have taken over"));
            },
            "they took over");
        SayEverywhere(bot, "by the new ones alone");
        await Eventually.HoldsAsync(() => (gateway ?? bot.Gateway).Shards.Count == shards.Ids.Count, "the former ones were gone");
    }

    void SayEverywhere(PlaygroundBot bot, string what)
    {
        foreach (var guild in bot.Server.World.Guilds)
        {
            var channel = guild.Channels.First(one => one.Name == "general").Id;
            var said = _said.TryGetValue(guild.Id, out var list) ? list : _said[guild.Id] = [];
            said.Add($"{said.Count} {what}");
            bot.Server.People.SendMessage(channel, bot.Server.MemberId, said[^1]);
        }
    }

    async Task HasReceivedAllAsync(PlaygroundBot bot)
    {
        SayEverywhere(bot, "at last");
        await Eventually.HoldsAsync(() => _said.Keys.All(guild => HeardIn(bot, guild).LastOrDefault() == _said[guild][^1]), "the last message arrived");
        foreach (var (guild, said) in _said)
            HeardIn(bot, guild).ShouldBe(said);
    }

    static List<string> HeardIn(PlaygroundBot bot, Snowflake guild) =>
    [
        .. bot.Sink.Events.Where(received => received.Name == "MESSAGE_CREATE" && received.GuildId == guild.Value)
            .Select(received => PlaygroundBot.Parse(received.Data).GetProperty("content").GetString()!),
    ];
}
