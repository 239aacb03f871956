using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.Templates;

/// <summary>What is kept of versions, and how one takes the place of another.</summary>
public sealed class VersionTests(PostgresFixture postgres) : IAsyncLifetime
{
    static readonly TenantId Tenant = TenantId.Guild(42);

    static readonly DateTimeOffset At = new(2026, 11, 21, 20, 0, 0, TimeSpan.Zero);

    static readonly StoredTemplate Full = new()
    {
        Name = "poll",
        Entry = "main.js",
        Files = new Dictionary<string, string> { ["main.ts"] = "let a: number;\n", ["main.test.ts"] = "test", ["template.yaml"] = "name: poll" },
        Program = new Dictionary<string, string> { ["main.js"] = "let a;" },
        SourceMaps = new Dictionary<string, string> { ["main.js"] = "{}" },
        Hash = "abc",
        Label = "1.2",
        Description = "Asks",
        Capabilities = ["kv"],
        DefersEphemerally = false,
        Events = ["INTERACTION_CREATE"],
        Commands = """[{"name":"poll"}]"""u8.ToArray(),
        Author = "alice",
        Note = "first",
    };

    Database _database = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    TemplateStore Store => _database.Templates;

    public async ValueTask InitializeAsync() => _database = await postgres.OpenDatabaseAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task All_of_a_version_is_kept()
    {
        await Store.PushAsync(Tenant, Full, Cancel);

        var active = (await Store.LoadActiveAsync(Tenant, Cancel)).ShouldHaveSingleItem();
        active.Files.ShouldBe(Full.Program);
        active.SourceMaps.ShouldBe(Full.SourceMaps);
        (active.Entry, active.DefersEphemerally, active.Settings).ShouldBe(("main.js", false, "{}"));
        active.Capabilities.ShouldBe(["kv"]);
        var version = (await Store.LoadVersionAsync(Tenant, "poll", 1, Cancel)).ShouldNotBeNull();
        version.Files.ShouldBe(Full.Files, ignoreOrder: true);
        var summary = version.Summary;
        (summary.Hash, summary.Label, summary.Description, summary.Author, summary.Note).ShouldBe(("abc", "1.2", "Asks", "alice", "first"));
        (await Store.LoadVersionAsync(Tenant, "poll", 2, Cancel)).ShouldBeNull();
        (await Store.LoadVersionAsync(TenantId.Guild(43), "poll", 1, Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task An_earlier_version_can_be_active_again_and_all_stay()
    {
        await Store.PushAsync(Tenant, Full, Cancel);
        await Store.PushAsync(Tenant, Full with { Hash = "def", Events = ["A"] }, Cancel);

        await ChangeAsync(change => change.ActivateAsync("poll", 1, """{"a": 1}"""));

        (await Store.LoadActiveAsync(Tenant, Cancel)).Single().Version.ShouldBe(1);
        (await _database.TenantStates.GetAsync(Tenant, Cancel)).Events.ShouldBe(["INTERACTION_CREATE"]);
        var (state, versions) = await Store.LookAsync(Tenant, async view => (await view.FindAsync("poll"), await view.ListVersionsAsync("poll")), Cancel);
        state.ShouldBe(new TemplateState("poll", 1, "abc", IsEnabled: true, 2, "{}", """{"a": 1}"""));
        versions.Select(version => (version.Version, version.Hash)).ShouldBe([(2, "def"), (1, "abc")]);
    }

    [Fact]
    public async Task A_disabled_template_keeps_its_version_and_neither_runs_nor_has_commands()
    {
        await Store.PushAsync(Tenant, Full, Cancel);

        await ChangeAsync(change => change.SetEnabledAsync("poll", isEnabled: false));

        (await Store.LoadActiveAsync(Tenant, Cancel)).ShouldBeEmpty();
        (await Store.ListCommandsAsync(Tenant, Cancel)).ShouldBeEmpty();
        (await _database.TenantStates.GetAsync(Tenant, Cancel)).Events.ShouldBeEmpty();
        (await Store.ListAsync(Tenant, Cancel)).Single().IsEnabled.ShouldBeFalse();
        (await Store.PushAsync(Tenant, Full with { Hash = "def" }, Cancel)).ShouldBe(2);
        (await Store.LoadActiveAsync(Tenant, Cancel)).ShouldBeEmpty("a push to a disabled template does not let it run");
        await ChangeAsync(change => change.SetEnabledAsync("poll", isEnabled: true));
        (await Store.LoadActiveAsync(Tenant, Cancel)).Single().Version.ShouldBe(2);
    }

    [Fact]
    public async Task A_removed_template_that_comes_back_is_enabled_and_has_its_settings()
    {
        await Store.PushAsync(Tenant, Full, Cancel);
        await ChangeAsync(change => change.SetSettingsAsync("poll", """{"a": 1}""", """{"a": 1, "b": 2}"""));
        await ChangeAsync(change => change.SetEnabledAsync("poll", isEnabled: false));
        await Store.RemoveAsync(Tenant, "poll", Cancel);
        (await Store.ListAsync(Tenant, Cancel)).ShouldBeEmpty();

        await Store.PushAsync(Tenant, Full, Cancel);

        (await Store.LoadActiveAsync(Tenant, Cancel)).Single().Version.ShouldBe(2);
        (await Store.LookAsync(Tenant, view => view.FindAsync("poll"), Cancel))!.Settings.ShouldBe("""{"a": 1}""");
    }

    [Fact]
    public async Task A_change_that_fails_midway_changes_nothing()
    {
        await Store.PushAsync(Tenant, Full, Cancel);

        await Should.ThrowAsync<InvalidOperationException>(() => Store.ChangeAsync<int>(
            Tenant,
            async change =>
            {
                var version = await change.AddVersionAsync(Full with { Events = ["A"] });
                await change.ActivateAsync("poll", version, "{}");
                throw new InvalidOperationException("Discord said no.");
            },
            TemplateStore.Patience,
            Cancel));

        (await Store.ListAsync(Tenant, Cancel)).Single().ShouldSatisfyAllConditions(
            summary => summary.Active.Version.ShouldBe(1), summary => summary.Versions.ShouldBe(1));
        (await _database.TenantStates.GetAsync(Tenant, Cancel)).Events.ShouldBe(["INTERACTION_CREATE"]);
    }

    [Fact]
    public async Task Changes_of_a_tenant_wait_for_each_other_and_those_of_others_do_not()
    {
        var entered = new TaskCompletionSource();
        var leave = new TaskCompletionSource();
        var slow = Store.ChangeAsync(
            Tenant,
            async _ =>
            {
                entered.SetResult();
                await leave.Task;
                return 0;
            },
            TemplateStore.Patience,
            Cancel);
        await entered.Task;

        var busy = await Should.ThrowAsync<TemplateBusyException>(() => Store.ChangeAsync(Tenant, _ => Task.FromResult(0), TimeSpan.Zero, Cancel));
        busy.Message.ShouldContain("guild 42");
        await Store.PushAsync(TenantId.Guild(43), Full, Cancel);
        var waiting = Store.PushAsync(Tenant, Full, Cancel);
        leave.SetResult();

        await slow;
        (await waiting).ShouldBe(1);
    }

    [Fact]
    public async Task What_Discord_was_given_is_kept_and_can_be_taken_back_while_a_change_runs()
    {
        await Store.PushAsync(Tenant, Full, Cancel);
        var during = await Store.ChangeAsync(
            Tenant,
            async change =>
            {
                await change.NoteRegisteredAsync(new RegisteredCommands("7", "abc", At));
                return await change.FindRegisteredAsync();
            },
            TemplateStore.Patience,
            Cancel);
        during.ShouldBe(new RegisteredCommands("7", "abc", At));

        await ChangeAsync(async change =>
        {
            await Store.NoteRegisteredAsync(Tenant, new RegisteredCommands("7", null, At) { Problem = "no", RefusedHash = "def" }, Cancel);
            (await change.FindRegisteredAsync()).ShouldBe(new RegisteredCommands("7", null, At) { Problem = "no", RefusedHash = "def" });
            await change.NoteRegisteredAsync(new RegisteredCommands("7", "def", At));
        });

        (await Store.LookAsync(Tenant, view => view.FindRegisteredAsync(), Cancel)).ShouldBe(new RegisteredCommands("7", "def", At));
    }

    [Fact]
    public async Task Tests_do_not_count_as_source_and_all_together_has_a_bound_of_its_own()
    {
        var text = new string('x', 200 * 1024);
        await Store.PushAsync(Tenant, Full with { Files = new Dictionary<string, string> { ["main.ts"] = text, ["main.test.ts"] = text } }, Cancel);

        (await Should.ThrowAsync<TemplateStoreException>(() => Store.PushAsync(
            Tenant, Full with { Files = new Dictionary<string, string> { ["main.ts"] = text + text } }, Cancel))).Message.ShouldContain("it may take 262144");
        (await Should.ThrowAsync<TemplateStoreException>(() => Store.PushAsync(
            Tenant, Full with { SourceMaps = new Dictionary<string, string> { ["main.js"] = new('x', 9 * 1024 * 1024) } }, Cancel))).Message.ShouldContain("in all");
    }

    Task<int> ChangeAsync(Func<TemplateChange, Task> work) => Store.ChangeAsync(
        Tenant,
        async change =>
        {
            await work(change);
            return 0;
        },
        TemplateStore.Patience,
        Cancel);
}
