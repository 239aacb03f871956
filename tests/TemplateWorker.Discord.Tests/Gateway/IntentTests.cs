using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.Tests.Scripted;
using TemplateWorker.Testing;

namespace TemplateWorker.Discord.Tests.Gateway;

public sealed class IntentTests
{
    [Fact]
    public async Task More_intents_end_the_sessions_without_them_and_open_new_ones()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        var identified = new ConcurrentQueue<(int Shard, int Intents)>();
        var closed = new ConcurrentQueue<int?>();
        server.OtherwiseConnected = async connection =>
        {
            var identify = await connection.BeginSessionAsync("s", server.GatewayUrl);
            identified.Enqueue((identify.GetProperty("shard")[0].GetInt32(), identify.GetProperty("intents").GetInt32()));
            await connection.UntilClosedAsync();
            closed.Enqueue(connection.CloseCode);
        };
        await using var gateway = RunningGateway.Start(server, OnlyGuilds, shards: 2);
        await gateway.ReadyAsync();

        gateway.Client.AddIntents(GatewayIntents.Guilds);
        gateway.Client.AddIntents(GatewayIntents.GuildInvites);
        await Eventually.HoldsAsync(
            () => identified.Count == 4 && gateway.Client.Shards.All(shard => shard.State == GatewayShardState.Ready), "both shards had new sessions");

        identified.Order().ShouldBe([(0, 1), (0, 65), (1, 1), (1, 65)]);
        closed.ShouldBe([1000, 1000]);
        server.Loggers.Lines.Count(line => line.Level == LogLevel.Information && line.Id == 2011 && line.Text.Contains("GuildInvites")).ShouldBe(1);
        gateway.Client.Sessions.ShouldAllBe(session => session.Intents == (GatewayIntents.Guilds | GatewayIntents.GuildInvites));
    }

    [Fact]
    public async Task Intents_that_come_to_be_wanted_while_a_session_is_opened_are_not_forgotten()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        var wanted = new TaskCompletionSource();
        server.ThenConnected(async connection =>
        {
            await connection.HelloAsync();
            await connection.ReceiveAsync(2);
            await wanted.Task;
            await connection.ReadyAsync("s1", server.GatewayUrl);
            await connection.UntilClosedAsync();
        });
        var intents = new TaskCompletionSource<int>();
        server.ThenConnected(async connection =>
        {
            intents.SetResult((await connection.BeginSessionAsync("s2", server.GatewayUrl)).GetProperty("intents").GetInt32());
            await connection.UntilClosedAsync();
        });
        await using var gateway = RunningGateway.Start(server, OnlyGuilds);
        await Eventually.HoldsAsync(
            () => gateway.Client.Shards is [{ State: GatewayShardState.Identifying }], "the shard asked for a session");

        gateway.Client.AddIntents(GatewayIntents.GuildInvites);
        wanted.SetResult();

        (await intents.Task.WaitAsync(Eventually.Patience, TestContext.Current.CancellationToken)).ShouldBe(65);
    }

    [Theory]
    [InlineData("MESSAGE_CREATE", GatewayIntents.GuildMessages | GatewayIntents.MessageContent)]
    [InlineData("MESSAGE_DELETE_BULK", GatewayIntents.GuildMessages)]
    [InlineData("MESSAGE_REACTION_ADD", GatewayIntents.GuildMessageReactions)]
    [InlineData("GUILD_MEMBER_ADD", GatewayIntents.GuildMembers)]
    [InlineData("GUILD_ROLE_CREATE", GatewayIntents.Guilds)]
    [InlineData("GUILD_BAN_ADD", GatewayIntents.GuildModeration)]
    [InlineData("GUILD_SCHEDULED_EVENT_USER_ADD", GatewayIntents.GuildScheduledEvents)]
    [InlineData("INTERACTION_CREATE", GatewayIntents.None)]
    [InlineData("VOICE_STATE_UPDATE", GatewayIntents.GuildVoiceStates)]
    [InlineData("VOICE_SERVER_UPDATE", GatewayIntents.None)]
    [InlineData("PRESENCE_UPDATE", GatewayIntents.GuildPresences)]
    [InlineData("AUTO_MODERATION_ACTION_EXECUTION", GatewayIntents.AutoModerationExecution)]
    [InlineData("KeyExpiry", GatewayIntents.None)]
    [InlineData("SOMETHING_OF_NEXT_YEAR", GatewayIntents.Unprivileged)]
    public void An_event_needs_the_intents_that_Discord_documents(string name, GatewayIntents intents) => EventIntents.Of(name).ShouldBe(intents);

    [Theory]
    [InlineData(null, GatewayIntents.None)]
    [InlineData(0L, EventIntents.Privileged)]
    [InlineData((1L << 18) | (1L << 15), GatewayIntents.GuildPresences)]
    [InlineData((1L << 12) | (1L << 14) | (1L << 19), GatewayIntents.None)]
    public void The_application_tells_which_privileged_intents_are_off(long? flags, GatewayIntents off) =>
        new DiscordApplication(1, "bot", flags).IntentsOff.ShouldBe(off);

    static GatewayClientOptions OnlyGuilds { get; } = new()
    {
        Intents = GatewayIntents.Guilds,
        ConnectTimeout = Eventually.Patience,
        ReconnectDelay = TimeSpan.FromMilliseconds(5),
        LongestReconnectDelay = TimeSpan.FromMilliseconds(20),
        IdentifyInterval = TimeSpan.Zero,
    };
}
