using System.Globalization;
using TemplateWorker.EndToEnd.Tests.Processes;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Workers;

/// <summary>What goes wrong while the worker runs costs the dispatch it happens to, and is told; everything else goes on.</summary>
public sealed class FailureTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_sandbox_killed_in_mid_dispatch_is_replaced_and_the_dispatch_reported()
    {
        await using var scene = await WorkerScene.StartAsync(postgres);
        await scene.PushAsync("stuck", Templates.OnMessage("!stuck", "await say('begun'); await new Promise(() => {});"));
        await scene.PushAsync("ping", Templates.Answering("!ping", "pong"));
        await scene.StartWorkerAsync();
        await scene.AskAsync("!stuck", "begun");
        var sandbox = SandboxOf(scene.Worker);

        await Signal.SendAsync("KILL", sandbox.ToString(CultureInfo.InvariantCulture));

        await scene.Worker.WaitForLogAsync("MESSAGE_CREATE to guild " + scene.Playground.GuildId + ": Crash");
        await scene.AskAsync("!ping", "pong");
        SandboxOf(scene.Worker).ShouldNotBe(sandbox);
    }

    [Theory]
    [InlineData("throw new TypeError('on purpose');", "TypeError: on purpose")]
    [InlineData("for (;;);", "CpuLimit")]
    [InlineData("const all = []; for (;;) all.push(new Array(1e5).fill(0.5));", "MemoryLimit")]
    [InlineData("await say('x'.repeat(40 * 1024 * 1024));", "MESSAGE_CREATE to guild")]
    [InlineData("return 'x'.repeat(20 * 1024 * 1024);", null)]
    public async Task A_handler_that_misbehaves_is_ended_and_reported_and_the_next_event_is_answered(string body, string? logged)
    {
        await using var scene = await WorkerScene.StartAsync(postgres);
        await scene.PushAsync("bad", Templates.OnMessage("!bad", body));
        await scene.PushAsync("ping", Templates.Answering("!ping", "pong"));
        await scene.StartWorkerAsync();

        await scene.Playground.SayAsync("!bad");

        if (logged is not null)
        {
            await scene.Worker.WaitForLogAsync(logged);
        }

        await scene.AskAsync("!ping", "pong");
    }

    static int SandboxOf(ProgramRun worker) =>
        ProcessTree.DescendantsOf(worker.Id).Single(id => ProcessTree.CommandOf(id).Contains("TemplateWorker.Sandbox", StringComparison.Ordinal));
}
