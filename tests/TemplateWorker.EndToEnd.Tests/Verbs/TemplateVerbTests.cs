using TemplateWorker.EndToEnd.Tests.Processes;
using TemplateWorker.EndToEnd.Tests.Workers;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Verbs;

public sealed class TemplateVerbTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_template_is_pushed_listed_and_removed()
    {
        await using var scene = await WorkerScene.StartAsync(postgres);
        var guild = scene.Playground.GuildId;

        await using var push = await scene.TryPushAsync("poll", Repository.Read("examples/poll/main.js"), "--note", "first try");
        push.Output.ShouldBe([$"poll: version 1 is active in guild {guild}", "  events: INTERACTION_CREATE", "  commands: /poll"]);
        await using var again = await scene.TryPushAsync("poll", Templates.Answering("!a", "b"), "--name", "answers");
        again.Output[0].ShouldBe($"answers: version 1 is active in guild {guild}");
        await using var list = await scene.RunAsync(["template", "list", "--guild", guild]);
        list.Output.Length.ShouldBe(2);
        list.Output[0].ShouldStartWith("answers  version 1  ");
        list.Output[1].ShouldMatch(@"^poll  version 1  \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ  INTERACTION_CREATE  \S+  first try$");

        await using var removal = await scene.RunAsync(["template", "remove", "poll", "--guild", guild]);
        removal.Output.ShouldBe([$"poll is removed from guild {guild}."]);
        await using var second = await scene.RunAsync(["template", "remove", "poll", "--guild", guild]);
        second.Errors.ShouldStartWith($"No template \"poll\" is active in guild {guild}");
        (await second.WaitForExitAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task What_does_not_pass_its_check_is_told_with_its_place_and_the_old_version_stays()
    {
        (string Source, string[] Expected)[] bad =
        [
            ("const a = 1;\nconst b = ;\n", ["bad/main.js:2:", "SyntaxError: ", "> 2 | const b = ;"]),
            ("\nnull.x;\n", ["bad/main.js:2:", "TypeError: ", "> 2 | null.x;"]),
            ("for (;;);", ["bad", "processor time"]),
            ("require('templateworker').command({ name: 'x', description: 'y'.repeat(30 * 1024 * 1024) }, () => {});", ["bad"]),
            ($"// {new string('x', 256 * 1024 - 3)}", [" bytes; a template may take 262144."]),
            ("require('templateworker').command({ name: 'Not Allowed', description: 'y' }, () => {});", ["Not Allowed"]),
        ];
        await using var scene = await WorkerScene.StartAsync(postgres);
        await scene.PushAsync("bad", Templates.Answering("!ping", "pong"));

        foreach (var (source, expected) in bad)
        {
            await using var push = await scene.TryPushAsync("bad", source);

            expected.ShouldAllBe(text => push.Errors.Contains(text), push.Errors);
            push.Errors.Length.ShouldBeLessThan(4000);
            push.Errors.ShouldEndWith("Nothing was pushed. The version before stays active.");
            (await push.WaitForExitAsync()).ShouldBe(1);
        }

        await scene.StartWorkerAsync();
        await scene.AskAsync("!ping", "pong");
    }

    [Fact]
    public async Task A_command_that_another_template_has_is_refused()
    {
        const string Command = "require('templateworker').command({ name: 'x', description: 'y' }, () => {});";
        await using var scene = await WorkerScene.StartAsync(postgres);
        await scene.PushAsync("one", Command);

        await using var push = await scene.TryPushAsync("two", Command);

        push.Errors.ShouldBe("two: /x is a command of the template one already; rename one, or remove that template.");
        (await push.WaitForExitAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("template push nowhere --guild 1", "nowhere: a template is a folder with a main.js, or a .js file")]
    [InlineData("template push nowhere", "Option '--guild' is required.")]
    [InlineData("template list --guild x", "--guild must be a guild's id")]
    public async Task Wrong_usage_is_said(string arguments, string expected)
    {
        using var folder = new TemporaryFolder();

        await using var run = await ProgramRun.RunAsync(folder, arguments.Split(' '));

        run.Errors.ShouldStartWith(expected);
        (await run.WaitForExitAsync()).ShouldBe(2);
    }
}
