using TemplateWorker.Authoring;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Authoring;

/// <summary>A push that comes through, and every way in which one does not: the version before goes on.</summary>
public sealed class TemplatePushTests(PostgresFixture postgres) : IAsyncLifetime
{
    // The playground knows no such guild, so it refuses its commands.
    static readonly TenantId Elsewhere = TenantId.Guild(42);

    GuildScene _scene = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _scene = await GuildScene.StartAsync(postgres);

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task A_version_is_compiled_checked_kept_with_all_its_sources_and_offered()
    {
        var files = new Dictionary<string, string>
        {
            ["template.yaml"] = "name: greeter\nversion: 1.2.0\ndescription: Greets\ncapabilities: [kv, discord:messages]\ninteractions: { defer: public }\nsettings:\n  greeting: { type: text, default: Hi }\n  channel: { type: channel, required: true }\n",
            ["main.ts"] = GuildScene.Commands("greet") + "import \"./lib/on\";\n",
            ["lib/on.ts"] = "import { on, settings } from \"templateworker\";\non(\"MESSAGE_CREATE\", () => { void settings.greeting; });\n",
            ["main.test.ts"] = "// kept with the version\n",
        };

        var pushed = await _scene.PushAsync("greeter", files, note: "first");

        (pushed.Version, pushed.IsNew, pushed.IsEnabled).ShouldBe((1, true, true));
        pushed.Events.ShouldBe(["INTERACTION_CREATE", "MESSAGE_CREATE"], ignoreOrder: true);
        pushed.Commands.All.ShouldBe(["/greet"]);
        pushed.Capabilities.ShouldBe(["kv", "discord:messages"]);
        pushed.NewCapabilities.ShouldBeEmpty();
        pushed.MissingSettings.ShouldBe(["channel"]);
        _scene.Offered.ShouldBe(["greet"]);
        var active = (await _scene.Templates.LoadActiveAsync(_scene.Tenant, Cancel)).ShouldHaveSingleItem();
        active.Files.Keys.ShouldBe(["lib/on.js", "main.js"], ignoreOrder: true);
        active.SourceMaps.Keys.ShouldBe(["lib/on.js", "main.js"], ignoreOrder: true);
        (active.Entry, active.DefersEphemerally, active.Settings).ShouldBe(("main.js", false, """{"channel": null, "greeting": "Hi"}"""));
        var version = (await _scene.Templates.LoadVersionAsync(_scene.Tenant, "greeter", 1, Cancel)).ShouldNotBeNull();
        version.Files.ShouldBe(files, ignoreOrder: true);
        var summary = version.Summary;
        (summary.Hash, summary.Label, summary.Description, summary.Author, summary.Note).ShouldBe((pushed.Hash, "1.2.0", "Greets", "alice", "first"));
    }

    [Fact]
    public async Task The_same_again_makes_no_version_and_anything_else_does()
    {
        var first = await _scene.PushAsync("one", GuildScene.Commands("one"));

        var same = await _scene.PushAsync("one", GuildScene.Commands("one"));
        var other = await _scene.PushAsync("one", GuildScene.Commands("one") + "// A remark.\n");

        (same.Version, same.IsNew, same.Hash).ShouldBe((1, false, first.Hash));
        (other.Version, other.IsNew).ShouldBe((2, true));
        other.Hash.ShouldNotBe(first.Hash);
        _scene.Traffic.Sent.ShouldBe(1, "the commands never changed after the first push");
    }

    [Fact]
    public async Task After_a_rollback_the_active_version_is_what_a_push_is_compared_with()
    {
        var first = await _scene.PushAsync("one", GuildScene.Commands("first"));
        var second = await _scene.PushAsync("one", GuildScene.Commands("second"));
        await new TemplateRollback(_scene.Switch).RunAsync(_scene.Tenant, "one", to: 1, Cancel);

        var active = await _scene.PushAsync("one", GuildScene.Commands("first"));
        var earlier = await _scene.PushAsync("one", new Dictionary<string, string> { ["main.ts"] = GuildScene.Commands("second") }, note: "once more");

        (active.Version, active.IsNew, active.SameAs, active.Hash).ShouldBe((1, false, null, first.Hash));
        (earlier.Version, earlier.IsNew, earlier.SameAs, earlier.Hash).ShouldBe((3, true, 2, second.Hash));
        earlier.Commands.Added.ShouldBe(["/second"]);
        _scene.Offered.ShouldBe(["second"]);
        var kept = (await _scene.Templates.LoadVersionAsync(_scene.Tenant, "one", 3, Cancel)).ShouldNotBeNull();
        kept.Summary.Note.ShouldBe("once more");
    }

    [Fact]
    public async Task A_disabled_template_is_compared_with_its_version_and_stays_disabled()
    {
        await _scene.PushAsync("one", GuildScene.Commands("one"));
        await new TemplateUse(_scene.Switch).DisableAsync(_scene.Tenant, "one", Cancel);

        var same = await _scene.PushAsync("one", GuildScene.Commands("one"));

        (same.Version, same.IsNew, same.IsEnabled).ShouldBe((1, false, false));
        _scene.Offered.ShouldBeEmpty();
    }

    [Fact]
    public async Task Too_much_source_is_told_with_its_number_and_setting()
    {
        await _scene.PushAsync("one", GuildScene.Commands("one"));

        var refusal = await Should.ThrowAsync<VerbFailedException>(() => _scene.PushAsync(
            "one", new Dictionary<string, string> { ["main.ts"] = $"// {new string('x', 200_000)}", ["other.js"] = $"// {new string('y', 200_000)}" }));

        refusal.Message.ShouldStartWith("one: source: The source of the template \"one\" takes 400021 bytes; it may take 262144 (setting limits.template_kib).");
        refusal.Code.ShouldBe(FailureCode.Template);
        SettingsSchema.Find("limits.template_kib").ShouldNotBeNull();
        SettingsSchema.Find("limits.templates_per_tenant").ShouldNotBeNull();
        await ShouldBeAsBeforeAsync("one");
    }

    [Fact]
    public async Task What_changed_since_the_version_before_is_told()
    {
        await _scene.PushAsync("mixed", new Dictionary<string, string>
        {
            ["template.yaml"] = "name: mixed\ncapabilities: [kv]\n",
            ["main.ts"] = GuildScene.Commands("kept", "changed", "gone"),
        });

        var pushed = await _scene.PushAsync("mixed", new Dictionary<string, string>
        {
            ["template.yaml"] = "name: mixed\ncapabilities: [kv, discord:moderation]\n",
            ["main.ts"] = GuildScene.Commands("kept", "changed", "fresh").Replace("Does changed", "Does otherwise", StringComparison.Ordinal),
        });

        pushed.Commands.Added.ShouldBe(["/fresh"]);
        pushed.Commands.Changed.ShouldBe(["/changed"]);
        pushed.Commands.Removed.ShouldBe(["/gone"]);
        pushed.NewCapabilities.ShouldBe(["discord:moderation"]);
        _scene.Offered.ShouldBe(["changed", "fresh", "kept"]);
    }

    [Theory]
    [InlineData("const n: number = \"text\";\n", "one/main.ts:1:7: TS2322", "> 1 | const n: number")]
    [InlineData("const b = ;\n", "one/main.ts:1:11: TS1109", "> 1 | const b = ;")]
    [InlineData("throw new TypeError(\"on purpose\");\n", "one/main.ts:1:", "TypeError: on purpose")]
    [InlineData("import \"../../etc/passwd\";\n", "one/main.ts:1:", "passwd")]
    [InlineData("import { command } from \"templateworker\";\ncommand({ name: \"Not Allowed\", description: \"x\" }, () => {});\n", "one/main.ts:2:8: start: CommandError", "> 2 | command({ name: \"Not Allowed\"")]
    [InlineData("import { on } from \"templateworker\";\n\non(\"MESAGE_CREATE\" as \"MESSAGE_CREATE\", () => {});\n", "one/main.ts:3:3: start: EventError", "the nearest is \"MESSAGE_CREATE\"")]
    public async Task What_does_not_compile_or_start_leaves_the_version_before(string source, string place, string reason)
    {
        await _scene.PushAsync("one", GuildScene.Commands("one"));

        var refusal = await Should.ThrowAsync<VerbFailedException>(() => _scene.PushAsync("one", source));

        refusal.Message.ShouldStartWith(place);
        refusal.Message.ShouldContain(reason);
        refusal.Message.ShouldEndWith("Nothing was pushed. Version 1 of one stays active.");
        await ShouldBeAsBeforeAsync("one");
    }

    [Fact]
    public async Task A_command_of_another_template_is_refused_with_its_name()
    {
        await _scene.PushAsync("one", GuildScene.Commands("one"));
        await _scene.PushAsync("two", GuildScene.Commands("two"));

        var refusal = await Should.ThrowAsync<VerbFailedException>(() => _scene.PushAsync("two", GuildScene.Commands("one")));

        refusal.Message.ShouldBe(
            "two: /one is a command of the template one already; rename one, or disable or remove that template.\n" +
            "Nothing was pushed. Version 1 of two stays active.");
        (await _scene.RunningAsync("two")).ShouldBe(1);
        _scene.Offered.ShouldBe(["one", "two"]);
    }

    [Fact]
    public async Task Commands_that_Discord_refuses_leave_the_version_before()
    {
        await _scene.PushAsync("one", GuildScene.Commands("one"), Elsewhere, registers: false);

        var refusal = await Should.ThrowAsync<VerbFailedException>(() => _scene.PushAsync("one", GuildScene.Commands("one", "more"), Elsewhere));

        refusal.Message.ShouldStartWith("Discord refuses the commands: Discord answered ");
        refusal.Message.ShouldEndWith("Nothing was pushed. Version 1 of one stays active.");
        (await _scene.RunningAsync("one", Elsewhere)).ShouldBe(1);
        (await _scene.Templates.LookAsync(Elsewhere, view => view.ListVersionsAsync("one"), Cancel)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Discord_out_of_reach_leaves_the_version_before_and_its_commands()
    {
        await _scene.PushAsync("one", GuildScene.Commands("one"));
        _scene.Traffic.BeforeSending = number => number is 2 or 3 ? throw new HttpRequestException("The network is down.") : Task.CompletedTask;

        var refusal = await Should.ThrowAsync<VerbFailedException>(() => _scene.PushAsync("one", GuildScene.Commands("other")));

        refusal.Message.ShouldEndWith("Nothing was pushed. Version 1 of one stays active.");
        await ShouldBeAsBeforeAsync("one");
    }

    [Fact]
    public async Task A_database_that_goes_away_after_Discord_took_the_commands_leaves_the_version_before_and_its_commands()
    {
        await _scene.PushAsync("one", GuildScene.Commands("one"));
        var offeredMeanwhile = Array.Empty<string>();
        _scene.Traffic.AfterSending = async number =>
        {
            if (number == 2)
            {
                offeredMeanwhile = [.. _scene.Offered];
                await postgres.ExecuteAsync(
                    _scene.Database, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
            }
        };

        var refusal = await Should.ThrowAsync<VerbFailedException>(() => _scene.PushAsync("one", GuildScene.Commands("other")));

        offeredMeanwhile.ShouldBe(["other"]);
        refusal.Message.ShouldEndWith("Nothing was pushed. Version 1 of one stays active.");
        await ShouldBeAsBeforeAsync("one");
    }

    [Fact]
    public async Task A_database_that_stays_away_leaves_the_commands_that_were_there_before()
    {
        await _scene.PushAsync("one", GuildScene.Commands("one"));
        Func<Task> giveBack = () => Task.CompletedTask;
        _scene.Traffic.AfterSending = async number => giveBack = number == 2 ? await postgres.TakeAwayAsync(_scene.Database) : giveBack;

        var refusal = await Should.ThrowAsync<VerbFailedException>(() => _scene.PushAsync("one", GuildScene.Commands("other")));

        refusal.Message.ShouldContain("cannot be reached");
        refusal.Message.ShouldEndWith("Nothing was pushed. Version 1 of one stays active.");
        _scene.Offered.ShouldBe(["one"]);
        await giveBack();
        await ShouldBeAsBeforeAsync("one");
    }

    [Fact]
    public async Task Pushes_at_once_all_come_through_one_after_the_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(n => _scene.PushAsync($"t{n}", GuildScene.Commands($"c{n}"))));

        _scene.Offered.ShouldBe(["c0", "c1", "c2", "c3"]);
        (await _scene.Templates.ListAsync(_scene.Tenant, Cancel)).Count.ShouldBe(4);
    }

    async Task ShouldBeAsBeforeAsync(string name)
    {
        (await _scene.RunningAsync(name)).ShouldBe(1);
        (await _scene.Templates.LookAsync(_scene.Tenant, view => view.ListVersionsAsync(name), Cancel)).Count.ShouldBe(1);
        _scene.Offered.ShouldBe([name]);
    }
}
