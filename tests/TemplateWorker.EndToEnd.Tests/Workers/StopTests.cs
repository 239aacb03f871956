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
