using TemplateWorker.EndToEnd.Tests.Workers;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Verbs;

public sealed class TenantVerbTests(PostgresFixture postgres)
{
    [Fact]
    public async Task The_error_channel_is_set_and_a_running_worker_reports_there()
    {
        await using var scene = await WorkerScene.StartAsync(postgres);
        await scene.PushAsync("broken", "require('templateworker').on('MESSAGE_CREATE', () => { missing(); });");
        await scene.StartWorkerAsync();

        await using var set = await scene.RunAsync(["tenant", "errors", "--guild", scene.Playground.GuildId, "--channel", scene.Playground.ChannelId]);
        set.Output.ShouldBe([$"Failures of templates in guild {scene.Playground.GuildId} are reported in channel {scene.Playground.ChannelId}."]);
        await Eventually.HoldsAsync(
            async () =>
            {
                await scene.Playground.SayAsync("anything");
                return (await scene.Playground.MessagesAsync()).Any(message => message.Contains("Template **broken** (version 1) failed", StringComparison.Ordinal));
            },
            "the report is in the channel");
        await using var unset = await scene.RunAsync(["tenant", "errors", "--guild", scene.Playground.GuildId, "--channel", "none"]);
        unset.Output.ShouldBe([$"Failures of templates are no longer reported in guild {scene.Playground.GuildId}."]);
        await using var json = await scene.RunAsync(["tenant", "errors", "--guild", scene.Playground.GuildId, "--channel", "7", "--json"]);
        json.Output.ShouldBe([$$"""{"guild_id":"{{scene.Playground.GuildId}}","channel_id":"7","worker_running":true}"""]);
    }

    [Fact]
    public async Task What_is_no_channel_is_wrong_usage()
    {
        await using var scene = await WorkerScene.StartAsync(postgres);

        await using var run = await scene.RunAsync(["tenant", "errors", "--guild", "5", "--channel", "general"]);

        (await run.WaitForExitAsync()).ShouldBe(2);
        run.Errors.ShouldContain("--channel must be a channel's id");
    }
}
