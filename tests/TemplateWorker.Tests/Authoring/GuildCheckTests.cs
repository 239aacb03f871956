using System.Text;
using TemplateWorker.Authoring;
using TemplateWorker.Storage;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Templates.Folders;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Authoring;

/// <summary>A check against a guild finds what a push would refuse, and changes nothing.</summary>
public sealed class GuildCheckTests(PostgresFixture postgres) : IAsyncLifetime
{
    const string Manifest = "name: fresh\nsettings:\n  channel: { type: text, required: true }\n  greeting: { type: text, required: true }\n";

    static readonly TenantId Tenant = TenantId.Guild(42);

    Database _database = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await postgres.OpenDatabaseAsync(new StorageLimits { TemplatesPerTenant = 2 });

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task What_is_missing_and_what_is_against_it_is_told_and_nothing_is_written()
    {
        await AddAsync("other", "taken");
        await AddAsync("full", "free");

        var (inspected, missing) = await CompareAsync("taken");

        inspected.Diagnostics.Select(diagnostic => (diagnostic.File, diagnostic.Code)).ShouldBe([("fresh", "guild"), ("fresh", "guild")]);
        inspected.Diagnostics[0].Message.ShouldBe("/taken is a command of the template other already; rename one, or disable or remove that template.");
        inspected.Diagnostics[1].Message.ShouldStartWith("The tenant already has 2 templates, as many as it may have (setting limits.templates_per_tenant)");
        missing.ShouldBe(["channel", "greeting"]);
        (await _database.Templates.ListAsync(Tenant, Cancel)).Select(template => template.Name).ShouldBe(["full", "other"]);
    }

    [Fact]
    public async Task The_next_version_of_a_template_is_compared_with_the_others_and_its_settings()
    {
        await AddAsync("other", "taken");
        await AddAsync("fresh", "mine");
        await _database.Templates.ChangeAsync(
            Tenant,
            async change =>
            {
                await change.SetSettingsAsync("fresh", """{"greeting":"Hi"}""", """{"greeting":"Hi","channel":null}""");
                return true;
            },
            TemplateStore.Patience, Cancel);

        var (inspected, missing) = await CompareAsync("mine");

        inspected.Diagnostics.ShouldBeEmpty();
        missing.ShouldBe(["channel"]);
        (await new GuildCheck(_database.Templates, Tenant).MakeSettingsAsync(Fresh, Cancel)).ShouldContain("\"greeting\":\"Hi\"");
    }

    static TemplateSources Fresh => TemplateSources.FromFiles(new Dictionary<string, string> { ["main.ts"] = "", ["template.yaml"] = Manifest }, "fresh");

    Task<(InspectedTemplate Inspected, IReadOnlyList<string> MissingSettings)> CompareAsync(string command) =>
        new GuildCheck(_database.Templates, Tenant).CompareAsync(Fresh, new InspectedTemplate(Compiled: null, [], CommandsOf(command), []), Cancel);

    Task<bool> AddAsync(string name, string command) => _database.Templates.ChangeAsync(
        Tenant,
        async change =>
        {
            var version = await change.AddVersionAsync(new StoredTemplate
            {
                Name = name,
                Entry = "main.js",
                Files = new Dictionary<string, string> { ["main.js"] = "" },
                Commands = CommandsOf(command),
            });
            await change.ActivateAsync(name, version, "{}");
            return true;
        },
        TemplateStore.Patience, Cancel);

    static byte[] CommandsOf(string name) => Encoding.UTF8.GetBytes($$"""[{"type":1,"name":"{{name}}","description":"d"}]""");
}
