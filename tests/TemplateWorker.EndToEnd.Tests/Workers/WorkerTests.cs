using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Workers;

public sealed class WorkerTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Templates_and_their_commands_come_and_go_while_the_worker_runs()
    {
        await using var scene = await WorkerScene.StartAsync(postgres);
        await scene.StartWorkerAsync();

        await scene.PushAsync("ping-count", Repository.Read("examples/ping-count/main.ts"));
        await scene.Playground.WaitForCommandsAsync(scene.Worker, "count");
        await scene.AskUntilAnsweredAsync("!ping", "pong");
        await scene.Playground.UseCommandAsync("count");
        await scene.Playground.WaitForMessageAsync("Counted to 1", scene.Worker);

        await scene.PushAsync("ping-count", Templates.Answering("!ping", "ping pong"));
        await scene.Playground.WaitForCommandsAsync(scene.Worker);
        await scene.AskUntilAnsweredAsync("!ping", "ping pong");

        await using var removal = await scene.RunAsync(["template", "remove", "ping-count", "--guild", scene.Playground.GuildId]);
        removal.Output.ShouldHaveSingleItem().ShouldStartWith($"ping-count is removed from guild {scene.Playground.GuildId}; ");
        await scene.PushAsync("other", Templates.Answering("!ping", "other", command: "other"));
        await scene.Playground.WaitForCommandsAsync(scene.Worker, "other");
        await scene.AskUntilAnsweredAsync("!ping", "other");
        var answers = (await scene.Playground.MessagesAsync()).Count(message => message == "ping pong");
        await scene.Playground.SayAsync("!ping");
        await scene.AskAsync("!ping", "other");
        (await scene.Playground.MessagesAsync()).Count(message => message == "ping pong").ShouldBe(answers);
        (await scene.Worker.InterruptAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_start_tells_what_runs_where_and_shows_no_secret()
    {
        await using var scene = await WorkerScene.StartAsync(postgres);
        await scene.StartWorkerAsync();

        var log = scene.Worker.Errors;

        log.ShouldContain($"Database: PostgreSQL at 127.0.0.1:{postgres.Server.Port}");
        log.ShouldContain($"at {scene.Playground.Api}");
        log.ShouldMatch(@"Sandboxes: 1 processes \(\d+\), JavaScriptCore");
        log.ShouldContain("Ready: 1 shards connected");
        log.ShouldNotContain(scene.Playground.Token);
        log.ShouldNotContain((await File.ReadAllTextAsync(
            Path.Combine(postgres.Server.DataDirectory, "password"), TestContext.Current.CancellationToken)).Trim());
    }

    [Fact]
    public async Task A_token_that_Discord_refuses_later_ends_a_running_worker_with_what_to_do()
    {
        await using var scene = await WorkerScene.StartAsync(postgres);
        await scene.StartWorkerAsync();

        await scene.Playground.AddFaultAsync(new { kind = "close", code = 4004 });

        (await scene.Worker.WaitForExitAsync()).ShouldBe(1, scene.Worker.Errors);
        scene.Worker.Errors.Split('\n')[^1].ShouldBe(
            "Discord closed the gateway connection with 4004: it refuses the bot's token. Copy a valid one from Discord's developer portal into the configuration, and start again.");
    }

    [Fact]
    public async Task A_token_that_Discord_refuses_ends_the_worker_with_what_to_do()
    {
        await using var scene = await WorkerScene.StartAsync(postgres);

        await using var worker = await scene.RunAsync(["worker", "--log-level", "error"], ("TEMPLATEWORKER__DISCORD__TOKEN", "wrong.token"));

        worker.Errors.ShouldContain("token");
        worker.Errors.ShouldNotContain("wrong.token");
        worker.Errors.ShouldNotContain("   at ");
        (await worker.WaitForExitAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_token_the_worker_says_where_to_put_one_and_what_does_without()
    {
        await using var scene = await WorkerScene.StartAsync(postgres);

        await using var worker = await scene.RunAsync(["worker"], ("TEMPLATEWORKER__DISCORD__TOKEN", ""));

        worker.Errors.ShouldStartWith("There is no bot token: set discord.token_file");
        worker.Errors.ShouldContain("templateworker demo");
        (await worker.WaitForExitAsync()).ShouldBe(2);
    }
}
