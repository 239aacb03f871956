using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Discord.Tests.Scripted;
using TemplateWorker.Playground;
using TemplateWorker.Playground.Gateway;
using TemplateWorker.Testing;

namespace TemplateWorker.Discord.Tests.Playground;

public sealed class PlaygroundTests
{
    static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_arrives_with_its_guild_and_is_answered()
    {
        await using var bot = await PlaygroundBot.LoginAsync();

        bot.Say("!ping");
        var message = await bot.ReceiveAsync("MESSAGE_CREATE");
        var answer = PlaygroundBot.IdOf(await bot.Rest.CreateMessageAsync(bot.ChannelId, Json.Bytes("""{"content":"pong"}"""), Test));
        await bot.Rest.EditMessageAsync(bot.ChannelId, answer, Json.Bytes("""{"content":"pong!"}"""), Test);
        await bot.Rest.CreateReactionAsync(bot.ChannelId, answer, "🎉", Test);

        message.GetProperty("content").GetString().ShouldBe("!ping");
        bot.Sink.Events.First(received => received.Name == "MESSAGE_CREATE").GuildId.ShouldBe(bot.Server.GuildId.Value);
        bot.Sink.Events.First(received => received.Name == "GUILD_CREATE").GuildId.ShouldBe(bot.Server.GuildId.Value);
        bot.Message(answer)!.Content.ShouldBe("pong!");
        bot.Message(answer)!.Reactions.Length.ShouldBe(1);

        await bot.Rest.DeleteOwnReactionAsync(bot.ChannelId, answer, "🎉", Test);
        await bot.Rest.DeleteMessageAsync(bot.ChannelId, answer, "no longer needed", Test);

        bot.Message(answer).ShouldBeNull();
        (await Should.ThrowAsync<DiscordApiException>(() => bot.Rest.GetMessageAsync(bot.ChannelId, answer, Test))).Code.ShouldBe(10008);
    }

    [Fact]
    public async Task A_command_is_registered_used_and_answered()
    {
        await using var bot = await PlaygroundBot.LoginAsync();
        var application = await bot.Rest.GetCurrentApplicationAsync(Test);
        application.Id.ShouldBe(bot.Server.ApplicationId.Value);
        await bot.Rest.BulkOverwriteGuildCommandsAsync(
            application.Id, bot.Server.GuildId.Value, Json.Bytes("""[{"name":"count","description":"Count up","type":1}]"""), Test);
        Json.Text(await bot.Rest.GetGuildCommandsAsync(application.Id, bot.Server.GuildId.Value, Test)).ShouldContain("Count up");

        bot.Server.People.RunCommand(bot.Server.ChannelId, bot.Server.MemberId, "count");
        var interaction = await bot.ReceiveAsync("INTERACTION_CREATE");
        var token = interaction.GetProperty("token").GetString()!;
        var id = ulong.Parse(interaction.GetProperty("id").GetString()!);
        await bot.Rest.CreateInteractionResponseAsync(id, token, Json.Bytes("""{"type":4,"data":{"content":"1"}}"""), Test);
        await bot.Rest.EditOriginalInteractionResponseAsync(application.Id, token, Json.Bytes("""{"content":"2"}"""), Test);
        await bot.Rest.CreateFollowupMessageAsync(application.Id, token, Json.Bytes("""{"content":"and more"}"""), Test);

        Json.Text(await bot.Rest.GetOriginalInteractionResponseAsync(application.Id, token, Test)).ShouldContain("\"content\":\"2\"");
        bot.Server.World.Messages(bot.Server.ChannelId).Select(message => message.Content).ShouldBe(["2", "and more"]);
        (await Should.ThrowAsync<DiscordApiException>(
            () => bot.Rest.CreateInteractionResponseAsync(id, token, Json.Bytes("""{"type":4,"data":{"content":"3"}}"""), Test))).Code.ShouldBe(40060);
        await bot.Rest.DeleteOriginalInteractionResponseAsync(application.Id, token, Test);
        bot.Server.World.Messages(bot.Server.ChannelId).Select(message => message.Content).ShouldBe(["and more"]);
    }

    [Theory]
    [InlineData("cut", GatewayCompression.ZstdStream)]
    [InlineData("close", GatewayCompression.ZlibStream)]
    [InlineData("reconnect", GatewayCompression.ZstdStream)]
    [InlineData("resumable", GatewayCompression.None)]
    public async Task No_message_is_missed_whatever_interrupts_the_connection(string fault, GatewayCompression compression)
    {
        await using var bot = await PlaygroundBot.LoginAsync(gateway: new GatewayClientOptions
        {
            Compression = compression,
            ConnectTimeout = Eventually.Patience,
            ReconnectDelay = TimeSpan.FromMilliseconds(5),
            LongestReconnectDelay = TimeSpan.FromMilliseconds(20),
            IdentifyInterval = TimeSpan.Zero,
        });
        bot.Say("before");
        await bot.ReceiveAsync("MESSAGE_CREATE");

        Disturb(bot.Server.Gateway, fault);
        bot.Say("meanwhile");
        await bot.ReceiveAsync("RESUMED");
        bot.Say("after");
        await bot.ReceiveAsync("MESSAGE_CREATE", message => message.GetProperty("content").GetString() == "after");

        bot.Sink.Events.Where(received => received.Name == "MESSAGE_CREATE")
            .Select(received => PlaygroundBot.Parse(received.Data).GetProperty("content").GetString())
            .ShouldBe(["before", "meanwhile", "after"]);
        bot.Sink.Names.Count(name => name == "READY").ShouldBe(1);
    }

    [Fact]
    public async Task A_session_that_Discord_ends_is_followed_by_a_new_one()
    {
        await using var bot = await PlaygroundBot.LoginAsync();

        bot.Server.Gateway.Invalidate(resumable: false);

        await Eventually.HoldsAsync(() => bot.Sink.Names.Count(name => name == "READY") == 2, "a second session began");
        await Eventually.HoldsAsync(() => bot.Gateway.Shards[0].State == GatewayShardState.Ready, "the shard was ready");
    }

    [Fact]
    public async Task Realistic_rate_limits_are_kept_without_ever_being_refused()
    {
        // One clock for both sides, which passes when nothing else goes on.
        var time = new ManualTimeProvider();
        await using var server = await PlaygroundServer.StartAsync(
            new PlaygroundOptions { RateLimits = TemplateWorker.Playground.RateLimits.Realistic }, timeProvider: time, cancellationToken: Test);
        var loggers = new RecordingLoggerFactory();
        using var rest = new DiscordRestClient(
            new DiscordRestOptions { ApiUrl = new Uri(server.Announcement.Api), Token = server.Token }, loggers, time);

        var sending = Task.WhenAll(Enumerable.Range(0, 7).Select(
            number => rest.CreateMessageAsync(server.ChannelId.Value, Json.Bytes($$"""{"content":"{{number}}"}"""), Test)));
        await Eventually.HoldsAsync(() => server.World.Messages(server.ChannelId).Count == 5, "what the bucket holds was sent");
        sending.IsCompleted.ShouldBeFalse();
        await Eventually.HoldsAsync(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(0.1));
                return sending.IsCompleted;
            },
            "the bucket filled again");

        (await sending).Select(PlaygroundBot.IdOf).Distinct().Count().ShouldBe(7);
        loggers.Lines.ShouldNotContain(line => line.Text.Contains("answered 429"));
    }

    static void Disturb(PlaygroundGateway gateway, string fault)
    {
        switch (fault)
        {
            case "cut":
                gateway.Cut();
                break;
            case "close":
                gateway.Close(4000);
                break;
            case "reconnect":
                gateway.RequestReconnect();
                break;
            default:
                gateway.Invalidate(resumable: true);
                break;
        }
    }
}
