using System.Globalization;
using System.Net;
using System.Text;
using TemplateWorker.Configuration;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.Interactions;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Hosting;
using TemplateWorker.Playground;
using TemplateWorker.Storage;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Hosting.Interactions;

/// <summary>A whole worker whose interactions are posted to it, signed, as Discord does where an application asks for it.</summary>
public sealed class InteractionsOverHttpTests(PostgresFixture postgres)
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_that_is_posted_is_run_and_answered()
    {
        using var key = new SigningKey();
        var logs = new RecordingLoggerFactory();
        await using var playground = await PlaygroundServer.StartAsync(cancellationToken: Cancel);
        await using var database = await postgres.OpenDatabaseAsync();
        await PushAsync(database, TenantId.Guild(playground.GuildId.Value));
        var settings = SettingsFor(playground, key, OtherShards(playground));
        using var discord = DiscordAccess.CreateClient(settings.Discord, logs);
        await using var worker = await WorkerHost.StartAsync(settings, database, discord, logs, TimeProvider.System, Cancel);
        using var stop = new CancellationTokenSource();
        var run = worker.RunAsync(stop.Token);
        await worker.WaitUntilReadyAsync(Cancel).WaitAsync(Eventually.Patience, Cancel);
        await Eventually.HoldsAsync(() => playground.World.Commands(playground.GuildId).Count == 1, "the command was registered");
        var interaction = await UseCommandAsync(playground, discord, logs);
        var signed = DateTimeOffset.UtcNow;

        (await PostAsync(logs, key, signed, interaction)).ShouldBe(HttpStatusCode.Accepted);
        await Eventually.HoldsAsync(
            () => playground.World.Messages(playground.ChannelId).Any(message => message.Content == "over HTTP"), "the template answered");
        (await PostAsync(logs, key, signed, interaction)).ShouldBe(HttpStatusCode.Unauthorized);
        using var stranger = new SigningKey();
        (await PostAsync(logs, stranger, signed, interaction)).ShouldBe(HttpStatusCode.Unauthorized);

        await stop.CancelAsync();
        await run;
        playground.World.Messages(playground.ChannelId).Count.ShouldBe(1);
    }

    // The gateway would bring the interaction too, so the worker has the shard on which it does not happen.
    static ShardSet OtherShards(PlaygroundServer playground)
    {
        ShardSet.TryParse($"{1 - ShardOf(playground)}/2", out var range).ShouldBeTrue();
        return range;
    }

    static ulong ShardOf(PlaygroundServer playground) => (playground.GuildId.Value >> 22) % 2;

    static HostSettings SettingsFor(PlaygroundServer playground, SigningKey key, ShardSet shards) => new()
    {
        Discord = new DiscordSettings
        {
            ApiUrl = new Uri(playground.Announcement.Api),
            Token = new Secret(playground.Token),
            Shards = shards,
            Interactions = new InteractionSettings { Http = "127.0.0.1:0", PublicKey = key.PublicKey },
        },
        Sandbox = new SandboxSettings { Processes = 1, Spares = 0 },
    };

    static Task<bool> PushAsync(Database database, TenantId tenant) => database.Templates.ChangeAsync(
        tenant,
        async change =>
        {
            var version = await change.AddVersionAsync(new StoredTemplate
            {
                Name = "hello",
                Entry = "main.js",
                Files = new Dictionary<string, string>
                {
                    ["main.js"] = """
                        const { command } = require("templateworker");
                        command({ name: "hello", description: "Says hello" }, (interaction) => interaction.reply("over HTTP"));
                        """,
                },
                Events = ["INTERACTION_CREATE"],
                Commands = """[{"type":1,"name":"hello","description":"Says hello"}]"""u8.ToArray(),
            });
            await change.ActivateAsync("hello", version, "{}");
            return true;
        },
        TemplateStore.Patience, Cancel);

    // What Discord would post is what it sends to a session of the guild's shard.
    static async Task<string> UseCommandAsync(PlaygroundServer playground, DiscordRestClient discord, RecordingLoggerFactory logs)
    {
        ShardSet.TryParse($"{ShardOf(playground)}/2", out var range).ShouldBeTrue();
        var events = new InteractionCatcher();
        using var stop = new CancellationTokenSource();
        var gateway = new GatewayClient(
            new GatewayClientOptions { Shards = range, Intents = GatewayIntents.Guilds }, discord, events, logs, TimeProvider.System);
        var run = gateway.RunAsync(stop.Token);
        await gateway.WaitUntilReadyAsync(Cancel).WaitAsync(Eventually.Patience, Cancel);
        playground.People.RunCommand(playground.ChannelId, playground.MemberId, "hello");
        await Eventually.HoldsAsync(() => events.Taken.Any(taken => taken.EventName == "INTERACTION_CREATE"), "the command was used");
        await stop.CancelAsync();
        await run;
        return events.Taken.Single(taken => taken.EventName == "INTERACTION_CREATE").Data;
    }

    static async Task<HttpStatusCode> PostAsync(RecordingLoggerFactory logs, SigningKey key, DateTimeOffset signed, string body)
    {
        const string Told = "Interactions are taken at ";
        var place = logs.Lines.Single(line => line.Text.StartsWith(Told, StringComparison.Ordinal)).Text[Told.Length..];
        var timestamp = signed.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, place);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Add(InteractionSignature.SignatureHeader, key.Sign(timestamp, body));
        request.Headers.Add(InteractionSignature.TimestampHeader, timestamp);
        using var answer = await http.SendAsync(request, Cancel);
        return answer.StatusCode;
    }
}
