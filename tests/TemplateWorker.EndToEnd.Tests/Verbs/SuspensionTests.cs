using TemplateWorker.EndToEnd.Tests.Databases;
using TemplateWorker.EndToEnd.Tests.Workers;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Verbs;

public sealed class SuspensionTests(PostgresFixture postgres)
{
    static readonly (string Name, string Value)[] StrictLimits =
    [
        ("TEMPLATEWORKER__LIMITS__CPU_MS", "20"), ("TEMPLATEWORKER__LIMITS__CPU_BURST_MS", "0"), ("TEMPLATEWORKER__LIMITS__OFFENCES", "1"),
    ];

    [Fact]
    public async Task A_guild_that_offends_is_suspended_in_plain_words_and_comes_back_at_once_when_that_is_lifted()
    {
        var database = await TestDatabase.CreateMigratedAsync(postgres);
        await using var scene = await WorkerScene.StartAsync(database.Url);
        var guild = scene.Playground.GuildId;
        await scene.PushAsync("loops", """
            const { on, discord } = require('templateworker');
            on('MESSAGE_CREATE', async (message) => {
              if (message.content === 'loop') while (true);
              if (message.content === 'hello') await discord.createMessage(message.channel_id, 'hello to you');
            });
            """);
        await using var channel = await scene.RunAsync(["tenant", "errors", "--guild", guild, "--channel", scene.Playground.ChannelId]);
        await scene.StartWorkerAsync(StrictLimits);

        await scene.Playground.SayAsync("loop");
        await scene.Worker.WaitForLogAsync("goes to the penalty sandbox");
        await scene.Playground.SayAsync("loop");
        var told = await scene.Playground.WaitForMessageAsync(message => message.Contains("stopped until", StringComparison.Ordinal), scene.Worker);

        told.ShouldStartWith("Template **loops** (version 1) used all the processor time that it may, again and again. All templates of this server are stopped until <t:");
        told.ShouldContain($"`templateworker tenant unsuspend {guild}`");
        await using var listed = await scene.RunAsync(["tenant", "suspensions"]);
        listed.Output.ShouldHaveSingleItem().ShouldMatch($"^guild {guild}  until .*  CpuLimit  template loops \\(version 1\\)  suspension 1 in a row$");

        await using var lifted = await scene.RunAsync(["tenant", "unsuspend", guild]);
        lifted.Output.ShouldBe([$"The templates of guild {guild} run again."]);
        // A worker runs, so nobody has to be told that none does.
        lifted.Errors.ShouldBeEmpty();
        await scene.AskUntilAnsweredAsync("hello", "hello to you");

        await SuspendAsync(database, "5");
        await using var json = await scene.RunAsync(["tenant", "unsuspend", "5", "--json"]);
        json.Output.ShouldBe(["""{"guild_id":"5","was_suspended":true,"worker_running":true}"""]);
        json.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Lifting_a_suspension_tells_machines_whether_there_was_one_and_whether_a_worker_heard()
    {
        using var scene = await VerbScene.CreateAsync(postgres);
        await SuspendAsync(scene.Database, "5");

        (await scene.RunAsync("tenant", "unsuspend", "5", "--json")).ShouldBe(["""{"guild_id":"5","was_suspended":true,"worker_running":false}"""]);
        (await scene.RunAsync("tenant", "unsuspend", "5", "--json")).ShouldBe(["""{"guild_id":"5","was_suspended":false}"""]);
    }

    static async Task SuspendAsync(TestDatabase database, string guild) => await database.ScalarAsync<long>($$"""
        WITH suspended AS (
            INSERT INTO tenant_state (owner_id, owner_type, data) VALUES ('{{guild}}', 'guild', jsonb_build_object('suspension', jsonb_build_object(
                'level', 1, 'since', now(), 'until', now() + interval '1 hour', 'reason', 'CpuLimit')))
            RETURNING 1)
        SELECT count(*) FROM suspended
        """);
}
