using TemplateWorker.EndToEnd.Tests.Processes;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Workers;

public sealed class ReshardTests(PostgresFixture postgres)
{
    static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    // Sessions of one turn are opened 5 s apart and go on side by side for 5 s, whoever waits; so both wait at the same time.
    [Fact]
    public async Task After_a_hangup_other_shards_take_over_and_every_message_is_handled_once() =>
        await Task.WhenAll(
            ReshardAsync("discord: { shards: 1 }", scene =>
            {
                scene.Write("config.yaml", "discord: { shards: 2 }");
                return Task.CompletedTask;
            }),
            ReshardAsync("discord: {}", scene => scene.Playground.AddFaultAsync(new { kind = "shards", count = 2 })));

    async Task ReshardAsync(string configuration, Func<WorkerScene, Task> changeAsync)
    {
        await using var scene = await WorkerScene.StartAsync(postgres, "--max-concurrency", "2");
        scene.Write("config.yaml", configuration);
        var count = Templates.OnMessages("#", "await kv.increment(message.content);");
        var report = Templates.OnMessages("!report", """
            const said = Number(message.content.split(' ')[1]);
            let once = 0, looks = 0;
            for (let i = 0; i < said; i++) {
              let count = await kv.get(`#${i}`);
              while (count == null && looks++ < 100) count = await kv.get(`#${i}`);
              if (count === 1) once++;
            }
            await say(`${once} of ${said} counted once`);
            """);
        await scene.PushAsync("count", $"{{{count}}}\n{{{report}}}");
        await scene.StartWorkerAsync();

        var said = 0;
        await changeAsync(scene);
        await Signal.SendAsync("HUP", $"{scene.Worker.Id}");
        await Patience.GetAsync(
            async () =>
            {
                await scene.Playground.SayAsync($"#{said++}");
                await Task.Delay(Pace, TestContext.Current.CancellationToken);
                return scene.Worker.Errors.Contains("The shards 2 have taken over from 1", StringComparison.Ordinal) ? "yes" : null;
            },
            () => $"The shards did not change. The worker said:\n{scene.Worker.Errors}");
        await scene.Playground.SayAsync($"#{said++}");

        await scene.AskAsync($"!report {said}", $"{said} of {said} counted once");
    }
}
