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

    [Fact]
    public async Task A_ban_stops_a_guild_in_a_running_worker_and_its_end_lets_it_run_again()
    {
        await using var scene = await WorkerScene.StartAsync(postgres);
        var guild = scene.Playground.GuildId;
        await scene.PushAsync("greets", Greeting);
        await scene.StartWorkerAsync();
        await scene.AskUntilAnsweredAsync("hello 1", "answer to hello 1");

        // The worker hears of it before the verb that asks for the list has started.
        await using var ban = await scene.RunAsync(["tenant", "ban", "--guild", guild, "--reason", "spam"]);
        ban.Output.ShouldBe([$"guild {guild} is banned: nothing is dispatched to its templates."]);
        ban.Errors.ShouldBeEmpty();
        await using var again = await scene.RunAsync(["tenant", "ban", "--guild", guild]);
        again.Output.ShouldBe([$"guild {guild} was banned already, and stays so."]);
        await using var list = await scene.RunAsync(["tenant", "list", "--banned"]);
        list.Output[1].ShouldMatch($"^guild  {guild} .*banned: spam$");
        await scene.Playground.SayAsync("hello 2");

        await using var unban = await scene.RunAsync(["tenant", "unban", "--guild", guild, "--json"]);
        unban.Output.ShouldBe([$$"""{"owner_type":"guild","owner_id":"{{guild}}","banned":false,"was_banned":true,"worker_running":true}"""]);
        await scene.AskUntilAnsweredAsync("hello again", "answer to hello again");
        // A guild's events are handled in their order, so this one was not.
        (await scene.Playground.MessagesAsync()).ShouldNotContain("answer to hello 2");
    }

    [Fact]
    public async Task A_guild_that_is_deleted_is_gone_from_database_worker_and_Discord()
    {
        await using var scene = await WorkerScene.StartAsync(postgres);
        var guild = scene.Playground.GuildId;
        (string, string)[] quick = [("TEMPLATEWORKER__LIMITS__DISPATCH_SECONDS", "1")];
        await scene.PushAsync("greets", Greeting);
        await scene.StartWorkerAsync(quick);
        await scene.AskUntilAnsweredAsync("hello 1", "answer to hello 1");

        await using var refused = await scene.RunAsync(["tenant", "delete", "--guild", guild], quick);
        (await refused.WaitForExitAsync()).ShouldBe(2);
        await using var delete = await scene.RunAsync(["tenant", "delete", "--guild", guild, "--yes-delete", guild, "--export", "all.jsonl"], quick);
        (await delete.WaitForExitAsync()).ShouldBe(0, delete.Errors);
        delete.Output.ShouldHaveSingleItem().ShouldMatch($"^All of guild {guild} is removed: .*1 template versions, 1 templates, 1 state\\.$");

        await using var show = await scene.RunAsync(["tenant", "show", "--guild", guild]);
        show.Output[^1].ShouldBe("  stored     nothing");
        await using var commands = await scene.RunAsync(["register", "--dry-run", "--guild", guild]);
        string.Join('\n', commands.Output).ShouldNotContain("greet");
        File.ReadLines(scene.PathOf("all.jsonl")).Count().ShouldBeGreaterThan(4);
        var answers = (await scene.Playground.MessagesAsync()).Count(IsAnswer);
        await scene.Playground.SayAsync("hello 2");
        await using var again = await scene.RunAsync(["tenant", "delete", "--guild", guild, "--yes-delete", guild], quick);
        (await again.WaitForExitAsync()).ShouldBe(1);
        again.Errors.ShouldBe($"Nothing is stored of guild {guild}.");
        (await scene.Playground.MessagesAsync()).Count(IsAnswer).ShouldBe(answers);
    }

    const string Greeting = """
        const { on, command, discord, kv } = require('templateworker');
        on('MESSAGE_CREATE', async (message) => {
          if (!message.content.startsWith('hello')) return;
          await kv.set('last', message.content);
          await discord.createMessage(message.channel_id, 'answer to ' + message.content);
        });
        command({ name: 'greet', description: 'Greets' }, async (interaction) => { await interaction.reply('hello'); });
        """;

    static bool IsAnswer(string message) => message.StartsWith("answer to ", StringComparison.Ordinal);
}
