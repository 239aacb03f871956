using TemplateWorker.Storage.Logs;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.Logs;

public sealed class TemplateLogStoreTests(PostgresFixture postgres) : IAsyncLifetime
{
    static readonly TenantId Tenant = TenantId.Guild(42);
    static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    Database _database = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    TemplateLogStore Store => _database.TemplateLogs;

    public async ValueTask InitializeAsync() => _database = await postgres.OpenDatabaseAsync(new StorageLimits { LogLinesPerTenant = 3 });

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Lines_are_read_in_their_order_by_what_is_asked()
    {
        await Store.AppendAsync(
            [
                Line("a", TemplateLineLevel.Debug, "poll", minute: 0),
                Line("b", TemplateLineLevel.Error, "poll", minute: 1),
                Line("c", TemplateLineLevel.Warn, template: null, minute: 2),
                Line("other's", TemplateLineLevel.Error, "poll", minute: 2) with { Tenant = TenantId.Guild(43) },
            ],
            Cancel);

        (await ReadAsync(new TemplateLogQuery())).ShouldBe(["a", "b", "c"]);
        (await ReadAsync(new TemplateLogQuery { Template = "poll" })).ShouldBe(["a", "b"]);
        (await ReadAsync(new TemplateLogQuery { Level = TemplateLineLevel.Warn })).ShouldBe(["b", "c"]);
        (await ReadAsync(new TemplateLogQuery { Since = Noon.AddMinutes(1) })).ShouldBe(["b", "c"]);
        (await ReadAsync(new TemplateLogQuery { Limit = 1 })).ShouldBe(["c"]);
        var first = (await Store.ReadAsync(Tenant, new TemplateLogQuery(), Cancel))[0];
        first.Line.ShouldBe(Line("a", TemplateLineLevel.Debug, "poll", minute: 0));
        (await ReadAsync(new TemplateLogQuery { After = first.Id })).ShouldBe(["b", "c"]);
    }

    [Fact]
    public async Task Of_each_tenant_the_newest_lines_are_kept()
    {
        await Store.AppendAsync([.. Enumerable.Range(0, 10).Select(n => Line($"{n}", TemplateLineLevel.Info, "poll", n))], Cancel);
        await Store.AppendAsync([Line("other's", TemplateLineLevel.Info, "poll", 0) with { Tenant = TenantId.Guild(43) }], Cancel);

        await Store.TrimAsync(Tenant, Cancel);

        (await ReadAsync(new TemplateLogQuery())).ShouldBe(["7", "8", "9"]);
        await using var raw = new RawDatabase(_database.Connection);
        (await raw.RowsAsync("SELECT owner_id, count(*) FROM tenant_template_log GROUP BY 1 ORDER BY 1")).ShouldBe(["42|3", "43|1"]);
    }

    [Fact]
    public async Task A_text_that_PostgreSQL_cannot_store_is_stored_without_what_it_cannot()
    {
        await Store.AppendAsync([Line("a\0b\ud800c", TemplateLineLevel.Info, "po\0ll", 0)], Cancel);

        (await ReadAsync(new TemplateLogQuery())).ShouldBe(["a b\ufffdc"]);
    }

    async Task<List<string>> ReadAsync(TemplateLogQuery query) => [.. (await Store.ReadAsync(Tenant, query, Cancel)).Select(line => line.Line.Text)];

    static TemplateLogLine Line(string text, TemplateLineLevel level, string? template, int minute) =>
        new(Tenant, Noon.AddMinutes(minute), level, template, template is null ? null : 3, text);
}
