using TemplateWorker.EndToEnd.Tests.Processes;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Workers;

public sealed class ReloadTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_hangup_replaces_the_sandboxes_while_a_dispatch_goes_on_to_its_end()
    {
        await using var scene = await WorkerScene.StartAsync(postgres);
        using var systemd = new SystemdStandIn();
        await scene.PushAsync("slow", Templates.OnMessage(
            "!slow", "await say('begun'); await new Promise((resolve) => setTimeout(resolve, 1500)); await say('ended');"));
        await scene.PushAsync("quick", Templates.OnMessage("!quick", "await say('quick');"));
        await scene.StartWorkerAsync(systemd.Environment);
        systemd.WaitFor("READY=1");
        await scene.AskAsync("!slow", "begun");

        await Signal.SendAsync("HUP", $"{scene.Worker.Id}");
        systemd.WaitFor("RELOADING=1\nMONOTONIC_USEC=");
        await scene.Worker.WaitForLogAsync("takes the place of sandbox 0");
        await scene.AskAsync("!quick", "quick");

        await scene.Worker.WaitForLogAsync("The sandboxes are replaced");
        systemd.WaitFor("READY=1");
        (await scene.Playground.MessagesAsync()).ShouldContain("ended");
        scene.Worker.Errors.ShouldContain("0 dispatches did not end by then");
    }
}
