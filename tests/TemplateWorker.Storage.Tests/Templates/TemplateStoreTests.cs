using System.Text;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.Templates;

public sealed class TemplateStoreTests(PostgresFixture postgres) : IAsyncLifetime
{
    static readonly TenantId Tenant = TenantId.Guild(42);

    Database _database = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    TemplateStore Store => _database.Templates;

    public async ValueTask InitializeAsync() =>
        _database = await postgres.OpenDatabaseAsync(new StorageLimits { TemplatesPerTenant = 3, TemplateBytes = 500 });

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_pushed_template_is_active_with_its_files_in_the_order_of_names()
    {
        (await Store.PushAsync(Tenant, Template("poll"), Cancel)).ShouldBe(1);
        (await Store.PushAsync(Tenant, Template("Tags") with { Files = new Dictionary<string, string> { ["main.js"] = "/* ü */", ["b.js"] = "" } }, Cancel))
            .ShouldBe(1);

        var active = await Store.LoadActiveAsync(Tenant, Cancel);

        active.Select(template => template.Name).ShouldBe(["Tags", "poll"]);
        active[0].Entry.ShouldBe("main.js");
        active[0].Files.ShouldBe(new Dictionary<string, string> { ["main.js"] = "/* ü */", ["b.js"] = "" }, ignoreOrder: true);
        (await Store.LoadActiveAsync(TenantId.Guild(43), Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Pushing_again_makes_a_new_version_and_keeps_the_old_one()
    {
        await Store.PushAsync(Tenant, Template("poll") with { Author = "alice", Note = "first" }, Cancel);

        (await Store.PushAsync(Tenant, Template("poll") with { Author = "bob", Note = "second", Events = ["A"] }, Cancel)).ShouldBe(2);

        var summary = (await Store.ListAsync(Tenant, Cancel)).ShouldHaveSingleItem();
        (summary.Name, summary.Active.Version, summary.Active.Author, summary.Active.Note).ShouldBe(("poll", 2, "bob", "second"));
        (summary.IsEnabled, summary.Versions).ShouldBe((true, 2));
        summary.Active.Events.ShouldBe(["A"]);
        await using var raw = new RawDatabase(_database.Connection);
        (await raw.RowsAsync("SELECT version, author FROM tenant_template_version ORDER BY version")).ShouldBe(["1|alice", "2|bob"]);
    }

    [Fact]
    public async Task A_tenant_subscribes_to_what_its_active_templates_do_together()
    {
        await _database.TenantStates.SetBannedAsync(Tenant, true, Cancel);
        await Store.PushAsync(Tenant, Template("one") with { Events = ["B", "A"] }, Cancel);
        await Store.PushAsync(Tenant, Template("two") with { Events = ["C", "A"] }, Cancel);
        var both = await _database.TenantStates.GetAsync(Tenant, Cancel);
        both.Events.ShouldBe(["A", "B", "C"]);
        both.IsBanned.ShouldBeTrue();

        await Store.PushAsync(Tenant, Template("one") with { Events = [] }, Cancel);
        (await _database.TenantStates.GetAsync(Tenant, Cancel)).Events.ShouldBe(["A", "C"]);
        (await Store.RemoveAsync(Tenant, "two", Cancel)).ShouldBeTrue();
        (await _database.TenantStates.GetAsync(Tenant, Cancel)).Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_removed_template_is_gone_and_its_versions_go_on_counting()
    {
        await Store.PushAsync(Tenant, Template("poll"), Cancel);

        (await Store.RemoveAsync(Tenant, "poll", Cancel)).ShouldBeTrue();

        (await Store.RemoveAsync(Tenant, "poll", Cancel)).ShouldBeFalse();
        (await Store.RemoveAsync(Tenant, "unknown", Cancel)).ShouldBeFalse();
        (await Store.LoadActiveAsync(Tenant, Cancel)).ShouldBeEmpty();
        (await Store.PushAsync(Tenant, Template("poll"), Cancel)).ShouldBe(2);
    }

    [Fact]
    public async Task Commands_are_listed_by_template()
    {
        await Store.PushAsync(Tenant, Template("poll") with { Commands = """[{"name":"poll"}]"""u8.ToArray() }, Cancel);
        await Store.PushAsync(Tenant, Template("mute"), Cancel);

        var commands = await Store.ListCommandsAsync(Tenant, Cancel);

        commands.Select(entry => $"{entry.Template} {Encoding.UTF8.GetString(entry.Commands.Span)}").ShouldBe(["mute []", """poll [{"name": "poll"}]"""]);
    }

    [Fact]
    public async Task Pushes_at_once_get_a_version_each()
    {
        var versions = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Store.PushAsync(Tenant, Template("poll"), Cancel)));

        versions.Order().ShouldBe(Enumerable.Range(1, 12));
        (await Store.ListAsync(Tenant, Cancel)).ShouldHaveSingleItem().Active.Version.ShouldBe(12);
    }

    [Fact]
    public async Task What_is_beyond_a_limit_or_malformed_is_refused_and_changes_nothing()
    {
        foreach (var name in new[] { "one", "two", "three" })
            await Store.PushAsync(Tenant, Template(name), Cancel);
        foreach (var template in new[]
        {
            Template("four"),
            Template("one") with { Files = new Dictionary<string, string> { ["main.js"] = new string('x', 500) } },
            Template("one") with { Files = new Dictionary<string, string> { ["main.js"] = "\0" } },
            Template("one") with { Entry = "other.js" },
            Template("one") with { Commands = "{}"u8.ToArray() },
            Template("one") with { Commands = "["u8.ToArray() },
            Template(""),
            Template("line\nbreak"),
            Template(new string('n', 65)),
        })
        {
            await Should.ThrowAsync<TemplateStoreException>(() => Store.PushAsync(Tenant, template, Cancel));
        }

        (await Store.PushAsync(Tenant, Template("one"), Cancel)).ShouldBe(2);
        (await Store.ListAsync(Tenant, Cancel)).Count.ShouldBe(3);
    }

    static StoredTemplate Template(string name) => new()
    {
        Name = name,
        Entry = "main.js",
        Files = new Dictionary<string, string> { ["main.js"] = "on('MESSAGE_CREATE', () => {});" },
        Events = ["MESSAGE_CREATE"],
    };
}
