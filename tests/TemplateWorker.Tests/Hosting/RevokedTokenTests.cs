using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Discord;
using TemplateWorker.Hosting;
using TemplateWorker.Playground;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Hosting;

public sealed class RevokedTokenTests(PostgresFixture postgres)
{
    // What Discord closes with when a token stops being valid.
    const int AuthenticationFailed = 4004;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_worker_whose_token_is_revoked_ends_and_says_what_to_do()
    {
        var logs = new RecordingLoggerFactory();
        await using var playground = await PlaygroundServer.StartAsync(cancellationToken: Cancel);
        await using var database = await postgres.OpenDatabaseAsync();
        var settings = new HostSettings
        {
            Discord = new DiscordSettings { ApiUrl = new Uri(playground.Announcement.Api), Token = new Secret(playground.Token) },
            Sandbox = new SandboxSettings { Processes = 1, Spares = 0 },
        };
        using var discord = DiscordAccess.CreateClient(settings.Discord, logs);
        await using var worker = await WorkerHost.StartAsync(settings, database, discord, logs, TimeProvider.System, Cancel);
        var run = worker.RunAsync(Cancel);
        await worker.WaitUntilReadyAsync(Cancel).WaitAsync(Eventually.Patience, Cancel);

        playground.Gateway.Close(AuthenticationFailed);

        var failure = await Should.ThrowAsync<DiscordFatalException>(() => run);
        failure.Message.ShouldContain("refuses the bot's token");
        KnownFailures.ExitCodeOf(failure).ShouldBe(ExitCode.Failed);
        logs.Lines.Count(line => line.Text.StartsWith("Shard 0 is Connecting")).ShouldBe(1);
    }
}
