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

        await scene.Worker.WaitForLogAsync("ended as Crash");
        await scene.AskAsync("!ping", "pong");
        SandboxOf(scene.Worker).ShouldNotBe(sandbox);
    }

    [Fact]
    public async Task A_handler_that_misbehaves_is_ended_and_reported_and_the_next_event_is_answered()
    {
        (string Body, string? Logged)[] handlers =
        [
            ("throw new TypeError('on purpose');", "TypeError: on purpose"),
            ("for (;;);", "CpuLimit"),
            ("const all = []; for (;;) all.push(new Array(1e5).fill(0.5));", "MemoryLimit"),
            ("await say('x'.repeat(64 * 1024));", "DiscordError"),
            ("await say('x'.repeat(3 * 1024 * 1024));", "at most 128 KiB"),
            ("return 'x'.repeat(20 * 1024 * 1024);", null),
        ];
        await using var scene = await WorkerScene.StartAsync(postgres);
        await scene.PushAsync("bad", string.Join('\n', handlers.Select((handler, i) => $"{{{Templates.OnMessage($"!bad{i}", handler.Body)}}}")));
        await scene.PushAsync("echo", Templates.OnMessages("!ping", "await say(message.content.replace('ping', 'pong'));"));
        await scene.StartWorkerAsync();

        for (var i = 0; i < handlers.Length; i++)
        {
            await scene.Playground.SayAsync($"!bad{i}");
            if (handlers[i].Logged is { } text)
            {
                await scene.Worker.WaitForLogAsync(text);
            }

            await scene.AskAsync($"!ping{i}", $"!pong{i}");
        }
    }

    [Fact]
    public async Task A_token_that_is_revoked_ends_the_worker_which_says_what_to_do_and_does_not_try_again()
    {
        await using var scene = await WorkerScene.StartAsync(postgres);
        await scene.StartWorkerAsync();

        await scene.Playground.AddFaultAsync(new { kind = "revoke_token" });

        (await scene.Worker.WaitForExitAsync()).ShouldBe(1);
        scene.Worker.Errors.ShouldContain("refuses the bot's token");
        scene.Worker.Errors.ShouldNotContain("lost its connection");
        scene.Worker.Errors.Split('\n').Count(line => line.Contains("Shard 0 is ready", StringComparison.Ordinal)).ShouldBe(1);
    }

    static int SandboxOf(ProgramRun worker) =>
        ProcessTree.DescendantsOf(worker.Id).Single(id => ProcessTree.CommandOf(id).Contains("TemplateWorker.Sandbox", StringComparison.Ordinal));
}
