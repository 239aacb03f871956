using System.Text.Json;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.Gateway.Members;
using TemplateWorker.Discord.Tests.Gateway;
using TemplateWorker.Discord.Tests.Scripted;
using TemplateWorker.Playground;
using TemplateWorker.Testing;

namespace TemplateWorker.Discord.Tests.Playground;

/// <summary>Members asked for by the gateway (op 8).</summary>
public sealed class MemberRequestTests
{
    static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_members_come_in_parts_and_are_put_together()
    {
        await using var bot = await PlaygroundBot.LoginAsync(new PlaygroundOptions { MembersPerChunk = 2 });
        var members = bot.Server.World.Guilds[0].Members;

        var answer = await AskAsync(bot, new MemberRequest());

        IdsOf(answer, "members").ShouldBe(members.Select(member => member.Id.ToString()), ignoreOrder: true);
        bot.Sink.Names.Count(name => name == "GUILD_MEMBERS_CHUNK").ShouldBe((members.Length + 1) / 2);
    }

    [Fact]
    public async Task Members_come_by_their_ids_and_by_their_names()
    {
        await using var bot = await PlaygroundBot.LoginAsync();
        var alice = bot.Server.MemberId;

        var byId = await AskAsync(bot, new MemberRequest { Ids = [alice.Value, 5] });
        var byName = await AskAsync(bot, new MemberRequest { Query = "AL", WithPresences = true });
        var nobody = await AskAsync(bot, new MemberRequest { Query = "nobody", Limit = 1 });

        IdsOf(byId, "members").ShouldBe([alice.ToString()]);
        byId.GetProperty("not_found").EnumerateArray().Select(id => id.GetString()).ShouldBe(["5"]);
        IdsOf(byName, "members").ShouldBe([alice.ToString()]);
        byName.GetProperty("presences").GetArrayLength().ShouldBe(0);
        nobody.GetProperty("members").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Requests_that_are_under_way_together_get_their_own_answers()
    {
        await using var bot = await PlaygroundBot.LoginAsync(new PlaygroundOptions { Guilds = 4 });
        var guilds = bot.Server.World.Guilds;

        var answers = await Task.WhenAll(guilds.Select(guild => bot.Gateway.RequestMembersAsync(guild.Id.Value, new MemberRequest(), Test)));

        foreach (var (guild, answer) in guilds.Zip(answers))
            IdsOf(PlaygroundBot.Parse(Json.Text(answer)), "members").ShouldBe(guild.Members.Select(member => member.Id.ToString()), ignoreOrder: true);
    }

    [Fact]
    public async Task All_members_are_asked_for_once_in_thirty_seconds()
    {
        await using var bot = await PlaygroundBot.LoginAsync();
        await AskAsync(bot, new MemberRequest());

        var refused = await Should.ThrowAsync<DiscordRateLimitedException>(() => AskAsync(bot, new MemberRequest()));

        refused.RetryAfter.ShouldBeInRange(TimeSpan.FromTicks(1), TimeSpan.FromSeconds(30));
        await AskAsync(bot, new MemberRequest { Ids = [bot.Server.MemberId.Value] });
    }

    [Fact]
    public async Task What_Discord_refuses_to_answer_so_soon_is_told_at_once()
    {
        var options = new PlaygroundOptions { RateLimits = TemplateWorker.Playground.RateLimits.Realistic };
        await using var bot = await PlaygroundBot.LoginAsync(options);
        await AskAsync(bot, new MemberRequest());
        // A host that is started again continues the session and knows nothing of what the last one asked for.
        using var stop = new CancellationTokenSource();
        var later = new GatewayClient(
            new GatewayClientOptions { IdentifyInterval = TimeSpan.Zero }, bot.Rest, new RecordingSink(), bot.Loggers, TimeProvider.System);
        var run = later.RunAsync([.. bot.Gateway.Sessions], stop.Token);
        await later.WaitUntilReadyAsync(Test).WaitAsync(Eventually.Patience, Test);

        var refused = await Should.ThrowAsync<DiscordRateLimitedException>(
            () => later.RequestMembersAsync(bot.Server.GuildId.Value, new MemberRequest(), Test));

        refused.Message.ShouldContain("once in 30 s");
        await stop.CancelAsync();
        await run;
    }

    [Fact]
    public async Task One_guild_does_not_use_up_what_its_shard_may_send()
    {
        await using var bot = await PlaygroundBot.LoginAsync();
        var one = new MemberRequest { Ids = [bot.Server.MemberId.Value] };
        for (var i = 0; i < 10; i++)
            await AskAsync(bot, one);

        (await Should.ThrowAsync<DiscordRateLimitedException>(() => AskAsync(bot, one))).Message.ShouldContain("10 times a minute");
    }

    [Fact]
    public async Task A_session_without_the_intent_for_all_members_is_replaced_first()
    {
        var options = new GatewayClientOptions { Intents = GatewayIntents.Guilds, IdentifyInterval = TimeSpan.Zero };
        await using var bot = await PlaygroundBot.LoginAsync(gateway: options);

        var answer = await AskAsync(bot, new MemberRequest());

        answer.GetProperty("members").GetArrayLength().ShouldBe(bot.Server.World.Guilds[0].Members.Length);
        bot.Gateway.Intents.ShouldBe(GatewayIntents.Guilds | GatewayIntents.GuildMembers);
    }

    [Fact]
    public async Task Without_an_answer_or_a_session_the_request_fails()
    {
        var time = new ManualTimeProvider();
        var hasSession = true;
        var requests = new MemberRequests((_, _, _) => ValueTask.FromResult(hasSession), time);
        var silent = requests.RequestAsync(1, new MemberRequest { Query = "a" }, Test);
        requests.Take(new GatewayDispatch(0, "GUILD_MEMBERS_CHUNK"u8, 1, 1, """{"members":{},"chunk_count":"x","nonce":[}"""u8));
        time.Advance(TimeSpan.FromSeconds(11));
        hasSession = false;

        (await Should.ThrowAsync<DiscordUnavailableException>(() => silent)).MayHaveHappened.ShouldBeTrue();
        (await Should.ThrowAsync<DiscordUnavailableException>(() => requests.RequestAsync(2, new MemberRequest(), Test))).MayHaveHappened.ShouldBeFalse();
    }

    static async Task<JsonElement> AskAsync(PlaygroundBot bot, MemberRequest request) =>
        PlaygroundBot.Parse(Json.Text(await bot.Gateway.RequestMembersAsync(bot.Server.GuildId.Value, request, Test)));

    static IEnumerable<string> IdsOf(JsonElement answer, string list) =>
        answer.GetProperty(list).EnumerateArray().Select(member => member.GetProperty("user").GetProperty("id").GetString()!);
}
