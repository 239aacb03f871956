using System.Text.Json;
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

        scene.Write("poll/main.ts", Repository.Read("examples/poll/main.ts"));
        await using var push = await scene.RunAsync(["template", "push", "poll", "--guild", guild, "--note", "first try"]);
        push.Output[0].ShouldBe($"poll: version 1 is active in guild {guild}");
        push.Output[1].ShouldMatch("^  hash: [0-9a-f]{12}$");
        push.Output[2..4].ShouldBe(["  events: INTERACTION_CREATE", "  commands: /poll"]);
        (await scene.Playground.CommandsAsync()).ShouldBe(["poll"]);
        await using var again = await scene.TryPushAsync("other", Templates.Answering("!a", "b"), "--name", "answers", "--author", "bob");
        again.Output[0].ShouldBe($"answers: version 1 is active in guild {guild}");
        await using var list = await scene.RunAsync(["template", "list", "--guild", guild]);
        list.Output.Length.ShouldBe(2);
        list.Output[0].ShouldStartWith("answers  active  version 1 of 1  ");
        list.Output[0].ShouldEndWith("  MESSAGE_CREATE  bob");
        list.Output[1].ShouldMatch(@"^poll  active  version 1 of 1  \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ  INTERACTION_CREATE  \S+  first try$");

        await using var removal = await scene.RunAsync(["template", "remove", "poll", "--guild", guild]);
        removal.Output.ShouldBe([$"poll is removed from guild {guild}; `template rollback poll` takes version 1 into use again"]);
        (await scene.Playground.CommandsAsync()).ShouldBeEmpty();
        await using var second = await scene.RunAsync(["template", "remove", "poll", "--guild", guild]);
        second.Errors.ShouldStartWith($"No template \"poll\" is active in guild {guild}");
        (await second.WaitForExitAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Versions_are_shown_compared_pulled_and_switched()
    {
        await using var scene = await WorkerScene.StartAsync(postgres);
        var guild = scene.Playground.GuildId;
        await scene.PushAsync("one", "require('templateworker').command({ name: 'first', description: 'x' }, () => {});\n");
        await scene.PushAsync("one", "require('templateworker').command({ name: 'second', description: 'x' }, () => {});\n");

        (await OutputAsync(scene, "diff one")).ShouldBe(
            "--- a/main.js\n+++ b/main.js\n@@ -1,1 +1,1 @@\n" +
            "-require('templateworker').command({ name: 'first', description: 'x' }, () => {});\n" +
            "+require('templateworker').command({ name: 'second', description: 'x' }, () => {});");
        (await OutputAsync(scene, "diff one --dir one")).ShouldBe("one: version 2 and one have the same files.");
        (await OutputAsync(scene, "rollback one")).ShouldBe($"one: version 1 is active in guild {guild}, in place of version 2");
        (await scene.Playground.CommandsAsync()).ShouldBe(["first"]);
        var shown = await OutputAsync(scene, "show one --version 2");
        shown.ShouldStartWith($"one: version 2 is not the active one in guild {guild}\n");
        shown.ShouldContain("  commands: /second\n");
        shown.ShouldMatch(@"versions:\n  2  .*\n\* 1  ");
        (await OutputAsync(scene, "disable one")).ShouldBe($"one: version 1 is disabled in guild {guild}");
        (await scene.Playground.CommandsAsync()).ShouldBeEmpty();
        (await OutputAsync(scene, "enable one")).ShouldBe($"one: version 1 is active in guild {guild} again");
        (await OutputAsync(scene, "pull one --out back --version 2")).ShouldBe("one: version 2 is in back, 1 files");
        File.Exists(scene.PathOf("back/.templateworker/events.d.ts")).ShouldBeTrue();
        File.Exists(scene.PathOf("back/tsconfig.json")).ShouldBeTrue();
        (await OutputAsync(scene, "diff one 2 --dir back")).ShouldBe("one: version 2 and back have the same files.");
        await using var inUse = await scene.RunAsync(["template", "pull", "one", "--out", "back", "--guild", guild]);
        inUse.Errors.ShouldBe("back: there is something already; name a folder that is empty or not there");
        (await inUse.WaitForExitAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Every_verb_speaks_JSON()
    {
        await using var scene = await WorkerScene.StartAsync(postgres);
        const string Source = "require('templateworker').command({ name: 'x', description: 'y' }, () => {});\n";
        await using var push = await scene.TryPushAsync("one", Source, "--json");
        Json(push.Output.ShouldHaveSingleItem()).GetProperty("commands_added")[0].GetString().ShouldBe("/x");
        Json(push.Output[0]).GetProperty("worker_running").GetBoolean().ShouldBeFalse();
        push.Errors.ShouldStartWith("No worker runs on this database (PostgreSQL at ");
        await scene.PushAsync("one", Source + "// Again.\n");

        (await JsonAsync(scene, "list"))[0].GetProperty("versions").GetInt32().ShouldBe(2);
        (await JsonAsync(scene, "show one")).GetProperty("history").GetArrayLength().ShouldBe(2);
        (await JsonAsync(scene, "diff one")).GetProperty("files")[0].GetProperty("status").GetString().ShouldBe("changed");
        (await JsonAsync(scene, "rollback one")).GetProperty("version").GetInt32().ShouldBe(1);
        (await JsonAsync(scene, "disable one")).GetProperty("worker_running").GetBoolean().ShouldBeFalse();
        (await JsonAsync(scene, "enable one")).GetProperty("enabled").GetBoolean().ShouldBeTrue();
        (await JsonAsync(scene, "set one")).GetProperty("settings").GetArrayLength().ShouldBe(0);
        (await JsonAsync(scene, "pull one --out back")).GetProperty("files")[0].GetString().ShouldBe("main.js");
        (await JsonAsync(scene, "remove one")).GetProperty("removed").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_push_shows_what_is_new_and_says_what_it_did_not_keep()
    {
        const string Source = "require('templateworker').on('MESSAGE_CREATE', () => {});\n";
        await using var scene = await WorkerScene.StartAsync(postgres);
        var guild = scene.Playground.GuildId;
        scene.Write("able/template.yaml", "name: able\ncapabilities: [kv]\n");
        await using var first = await scene.TryPushAsync("able", Source);
        first.Output.ShouldContain("  capabilities: kv");
        scene.Write("able/template.yaml", "name: able\ncapabilities: [kv, discord:moderation]\n");
        await using var second = await scene.TryPushAsync("able", Source);
        second.Output.ShouldContain("  capabilities: kv, discord:moderation (new)");

        await using var same = await scene.TryPushAsync("able", Source, "--note", "again");
        same.Output[0].ShouldBe($"able: version 2 has these files and is active in guild {guild} already; no new version was made");
        same.Output.ShouldContain("  not kept: --note; version 2 has its own already");
        await OutputAsync(scene, "rollback able");
        await using var later = await scene.TryPushAsync("able", Source, "--note", "once more", "--json");

        var pushed = Json(later.Output.ShouldHaveSingleItem());
        (pushed.GetProperty("version").GetInt32(), pushed.GetProperty("same_as").GetInt32()).ShouldBe((3, 2));
        pushed.GetProperty("not_kept").GetArrayLength().ShouldBe(0);
        pushed.GetProperty("capabilities_new")[0].GetString().ShouldBe("discord:moderation");
        (await JsonAsync(scene, "show able")).GetProperty("note").GetString().ShouldBe("once more");
    }

    [Fact]
    public async Task Machines_are_told_why_a_verb_failed()
    {
        await using var scene = await WorkerScene.StartAsync(postgres);

        await using var push = await scene.TryPushAsync("bad", "const a = 1;\nconst b = ;\n", "--json");

        var error = Json(push.Output.ShouldHaveSingleItem()).GetProperty("error");
        error.GetProperty("code").GetString().ShouldBe("template");
        error.GetProperty("message").GetString().ShouldBe(push.Errors);
        var diagnostic = error.GetProperty("diagnostics")[0];
        (diagnostic.GetProperty("file").GetString(), diagnostic.GetProperty("line").GetInt32(), diagnostic.GetProperty("code").GetString()).ShouldBe(("main.js", 2, "TS1109"));
        (await push.WaitForExitAsync()).ShouldBe(1);
        foreach (var verb in new[] { "show none", "diff none", "pull none --out back", "disable none", "rollback none" })
        {
            await using var run = await scene.RunAsync(["template", .. verb.Split(' '), "--guild", scene.Playground.GuildId, "--json"]);
            Json(run.Output.ShouldHaveSingleItem()).GetProperty("error").GetProperty("code").GetString().ShouldBe("not_found", verb);
            (await run.WaitForExitAsync()).ShouldBe(1, verb);
        }
    }

    [Theory]
    [InlineData("template push nowhere --json", "usage", 2)]
    [InlineData("template list --guild 1 --json --config nowhere.yaml", "configuration", 2)]
    [InlineData("template push nowhere --guild 1 --json", "template", 1)]
    [InlineData("template new Not/Allowed --json", "template", 1)]
    public async Task Machines_are_told_of_wrong_use_too(string arguments, string code, int exitCode)
    {
        using var folder = new TemporaryFolder();

        await using var run = await ProgramRun.RunAsync(folder, arguments.Split(' '));

        var error = Json(run.Output.ShouldHaveSingleItem()).GetProperty("error");
        error.GetProperty("code").GetString().ShouldBe(code);
        run.Errors.ShouldStartWith(error.GetProperty("message").GetString()!);
        (await run.WaitForExitAsync()).ShouldBe(exitCode);
    }

    [Fact]
    public async Task Settings_reach_a_running_template_and_what_it_logs_can_be_read()
    {
        await using var scene = await WorkerScene.StartAsync(postgres);
        scene.Write("greeter/template.yaml", "name: greeter\ncapabilities: [discord:messages]\nsettings:\n  greeting: { type: text, default: Hi }\n");
        await scene.PushAsync("greeter", "const { settings } = require('templateworker');\n" + Templates.OnMessage("!hi", "log.warn(`greeting ${settings.greeting}`); await say(settings.greeting); throw new Error('on purpose');"));
        await scene.StartWorkerAsync();
        await scene.AskAsync("!hi", "Hi");

        (await OutputAsync(scene, "set greeter greeting=Hello")).ShouldContain("greeting = \"Hello\"");
        await scene.Worker.WaitForLogAsync("on purpose");
        await scene.AskUntilAnsweredAsync("!hi", "Hello");

        var logs = await Patience.GetAsync(
            async () => (await OutputAsync(scene, "logs --level warn")) is var text && text.Contains("on purpose", StringComparison.Ordinal) ? text : null,
            () => "Nothing was logged.");
        logs.ShouldContain("  warn   greeter 1  greeting H");
        logs.ShouldContain("  error  greeter 1  MESSAGE_CREATE failed: Error: on purpose (main.js:5:");
        (await OutputAsync(scene, "logs nobody")).ShouldBeEmpty();
        var lines = (await OutputAsync(scene, "logs greeter --level warn --since 1h --json")).Split('\n').Select(Json).ToList();
        lines.ShouldAllBe(line => line.GetProperty("template").GetString() == "greeter" && line.GetProperty("version").GetInt32() == 1);
        lines.ShouldAllBe(line => line.GetProperty("at").GetDateTimeOffset() > DateTimeOffset.UtcNow.AddHours(-1));
        lines.Select(line => line.GetProperty("level").GetString()).Distinct().ShouldBe(["warn", "error"], ignoreOrder: true);
        lines.ShouldContain(line => line.GetProperty("text").GetString() == "greeting Hello");
        (await OutputAsync(scene, "logs --since 2999-01-01T00:00Z")).ShouldBeEmpty();
        await using var follow = scene.Start("template", "logs", "greeter", "--follow", "--level", "warn", "--guild", scene.Playground.GuildId);
        await follow.WaitForOutputAsync(line => line.EndsWith("greeting Hello", StringComparison.Ordinal));
        (await OutputAsync(scene, "set greeter greeting=Howdy")).ShouldContain("greeting = \"Howdy\"");
        await scene.AskUntilAnsweredAsync("!hi", "Howdy");
        await follow.WaitForOutputAsync(line => line.EndsWith("greeting Howdy", StringComparison.Ordinal));
        (await follow.InterruptAsync()).ShouldBe(0);
        await using var heard = await scene.RunAsync(["template", "set", "greeter", "greeting=Hey", "--json", "--guild", scene.Playground.GuildId]);
        Json(heard.Output.ShouldHaveSingleItem()).GetProperty("worker_running").GetBoolean().ShouldBeTrue();
        heard.Errors.ShouldBeEmpty();
        await using var wrong = await scene.RunAsync(["template", "set", "greeter", "greetings=x", "--guild", scene.Playground.GuildId]);
        wrong.Errors.ShouldBe("greeter: there is no setting \"greetings\"; did you mean greeting?");
        (await wrong.WaitForExitAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task What_does_not_pass_its_check_is_told_with_its_place_and_the_old_version_stays()
    {
        (string Source, string[] Expected)[] bad =
        [
            ("const a = 1;\nconst b = ;\n", ["bad/main.js:2:", "TS1109", "> 2 | const b = ;"]),
            ("\nnull.x;\n", ["bad/main.js:2:", "> 2 | null.x;"]),
            ("for (;;);", ["bad", "processor time"]),
            ("require('templateworker').command({ name: 'x', description: 'y'.repeat(30 * 1024 * 1024) }, () => {});", ["bad"]),
            ($"// {new string('x', 256 * 1024 - 3)}", [" bytes; it may take 262144 (setting limits.template_kib)."]),
            ("require('templateworker').command({ name: 'Not Allowed', description: 'y' }, () => {});", ["Not Allowed"]),
        ];
        await using var scene = await WorkerScene.StartAsync(postgres);
        await scene.PushAsync("bad", Templates.Answering("!ping", "pong"));

        foreach (var (source, expected) in bad)
        {
            await using var push = await scene.TryPushAsync("bad", source);

            expected.ShouldAllBe(text => push.Errors.Contains(text), push.Errors);
            push.Errors.Length.ShouldBeLessThan(4000);
            push.Errors.ShouldEndWith("Nothing was pushed. Version 1 of bad stays active.");
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

        push.Errors.ShouldBe("two: /x is a command of the template one already; rename one, or disable or remove that template.\nNothing was pushed.");
        (await push.WaitForExitAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("template push nowhere", "Option '--guild' is required.")]
    [InlineData("template pull x --guild 1", "Option '--out' is required.")]
    [InlineData("template set x greeting --guild 1", "\"greeting\" sets nothing; write KEY=VALUE")]
    [InlineData("template logs --since yesterday --guild 1", "--since must be how long ago")]
    [InlineData("template diff x 1 2 --dir y --guild 1", "B and --dir do not go together")]
    [InlineData("template list --guild x", "--guild must be a guild's id")]
    public async Task Wrong_usage_is_said(string arguments, string expected)
    {
        using var folder = new TemporaryFolder();

        await using var run = await ProgramRun.RunAsync(folder, arguments.Split(' '));

        run.Errors.ShouldStartWith(expected);
        (await run.WaitForExitAsync()).ShouldBe(2);
    }

    static async Task<string> OutputAsync(WorkerScene scene, string arguments)
    {
        await using var run = await scene.RunAsync(["template", .. arguments.Split(' '), "--guild", scene.Playground.GuildId]);
        (await run.WaitForExitAsync()).ShouldBe(0, run.Errors);
        return string.Join('\n', run.Output);
    }

    static async Task<JsonElement> JsonAsync(WorkerScene scene, string arguments) => Json(await OutputAsync(scene, $"{arguments} --json"));

    static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
