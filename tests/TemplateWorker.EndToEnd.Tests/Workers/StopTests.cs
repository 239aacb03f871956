using TemplateWorker.EndToEnd.Tests.Databases;
using TemplateWorker.EndToEnd.Tests.Processes;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Workers;

public sealed class StopTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_running_dispatch_ends_before_the_worker_does_and_no_process_is_left(string signal)
    {
        await using var scene = await WorkerScene.StartAsync(postgres);
        await scene.PushAsync("slow", Templates.OnMessage(
            "!slow", "await say('begun'); const end = Date.now() + 1500; while (Date.now() < end); await say('ended');"));
        await scene.StartWorkerAsync(("TEMPLATEWORKER__LIMITS__CPU_MS", "10000"));
        await scene.AskAsync("!slow", "begun");
        var processes = scene.Worker.AllProcesses;

        await Signal.SendAsync(signal, $"-{scene.Worker.Id}");

        (await scene.Worker.WaitForExitAsync()).ShouldBe(0, scene.Worker.Errors);
        (await scene.Playground.MessagesAsync()).ShouldContain("ended");
        processes.Count.ShouldBeGreaterThan(1);
        await Patience.GoneAsync(processes);
    }

    [Fact]
    public async Task A_worker_whose_database_hangs_while_it_stops_is_ended_in_time()
    {
        var database = new Uri((await TestDatabase.CreateAsync(postgres)).Url);
        using var way = new BlockedWay(database.Port);
        await using var scene = await WorkerScene.StartAsync(new UriBuilder(database) { Port = way.Port }.Uri.AbsoluteUri);
        await scene.PushAsync("ping", Templates.OnMessages("!ping", "await say(message.content.replace('ping', 'pong'));"));
        await scene.StartWorkerAsync(("TEMPLATEWORKER__SANDBOX__DRAIN_SECONDS", "0"), ("TEMPLATEWORKER__CLOSE_SECONDS", "1"));
        await scene.AskAsync("!ping1", "!pong1");
        var processes = scene.Worker.AllProcesses;

        way.Block();
        // Where the session with Discord stands after this must be stored at the end, which waits longer than a second.
        await scene.AskAsync("!ping2", "!pong2");
        await Signal.SendAsync("TERM", $"{scene.Worker.Id}");

        (await scene.Worker.WaitForExitAsync()).ShouldBe(1, scene.Worker.Errors);
        scene.Worker.Errors.ShouldContain("The worker did not stop within 00:00:01; it ends now, and what was under way is lost");
        await Patience.GoneAsync(processes);
    }

    [Fact]
    public async Task A_second_signal_ends_the_worker_at_once()
    {
        await using var scene = await WorkerScene.StartAsync(postgres);
        await scene.PushAsync("stuck", Templates.OnMessage("!stuck", "await say('begun'); await new Promise(() => {});"));
        await scene.StartWorkerAsync(("TEMPLATEWORKER__SANDBOX__DRAIN_SECONDS", "600"), ("TEMPLATEWORKER__LIMITS__DISPATCH_SECONDS", "600"));
        await scene.AskAsync("!stuck", "begun");
        var processes = scene.Worker.AllProcesses;
        await Signal.SendAsync("TERM", $"{scene.Worker.Id}");
        await scene.Worker.WaitForLogAsync("Stopping:");

        await Signal.SendAsync("TERM", $"{scene.Worker.Id}");

        // Which waits less than the ten minutes that the drain would take.
        await scene.Worker.WaitForExitAsync();
        await Patience.GoneAsync(processes);
    }
}
