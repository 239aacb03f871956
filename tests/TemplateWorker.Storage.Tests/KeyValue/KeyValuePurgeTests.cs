using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Testing;
using static TemplateWorker.Storage.Tests.KeyValue.WireJson;

namespace TemplateWorker.Storage.Tests.KeyValue;

public sealed class KeyValuePurgeTests(PostgresFixture postgres) : IAsyncLifetime
{
    Database _database = null!;
    RawDatabase _raw = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.OpenDatabaseAsync();
        _raw = new RawDatabase(_database.Connection);
    }

    public async ValueTask DisposeAsync()
    {
        await _raw.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task What_has_passed_is_removed_and_no_longer_counted()
    {
        await FillAsync(tenant: 1, records: 1200, passed: true);
        await FillAsync(tenant: 2, records: 3, passed: true);
        await FillAsync(tenant: 3, records: 4, passed: false);

        (await _database.Purge.PurgeAsync(Cancel)).ShouldBe(1203);

        (await RowsAsync()).ShouldBe(["3|4"]);
        (await _raw.RowsAsync("SELECT owner_id, bytes > 0 FROM tenant_kv_usage ORDER BY owner_id")).ShouldBe(["1|False", "2|False", "3|True"]);
        (await _database.Purge.PurgeAsync(Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task Hosts_that_purge_at_once_remove_everything_once_while_templates_write()
    {
        await FillAsync(tenant: 1, records: 1500, passed: true);
        await FillAsync(tenant: 2, records: 1500, passed: true);
        await using var other = await PostgresFixture.OpenAsync(_database.Connection);

        var writes = Enumerable.Range(0, 100).Select(n => _database.KeyValues.SetAsync(
            TenantId.Guild(1), new KeyValueAddress($"key {n}"), Json("""{"Text":"anew"}"""), timeToLive: null, Cancel));
        await Task.WhenAll([.. writes, PurgeUntilNothingIsLeftAsync(_database), PurgeUntilNothingIsLeftAsync(other)]);

        (await RowsAsync()).ShouldBe(["1|100"]);
        (await _raw.RowsAsync("SELECT bytes FROM tenant_kv_usage ORDER BY owner_id")).ShouldBe([$"{Enumerable.Range(0, 100).Sum(n => $"key {n}".Length + 7 + 16 + StorageLimits.RecordBytes)}", "0"]);
    }

    [Fact]
    public async Task A_worker_purges_by_itself_again_and_again()
    {
        var time = new ManualTimeProvider();
        await using var database = await Database.OpenAsync(
            new DatabaseOptions { Connection = _database.Connection }, NullLoggerFactory.Instance, time, Cancel);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var running = database.Purge.RunAsync(stop.Token);
        await FillAsync(tenant: 1, records: 1, passed: true);

        await Eventually.HoldsAsync(
            async () =>
            {
                time.Advance(TimeSpan.FromSeconds(10));
                return (await RowsAsync()).Count == 0;
            },
            "the record is removed");

        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => running);
    }

    async Task PurgeUntilNothingIsLeftAsync(Database database)
    {
        while (await _raw.ScalarAsync<long>("SELECT count(*) FROM tenant_kv WHERE valid_until <= now()") > 0)
            await database.Purge.PurgeAsync(Cancel);
    }

    // Written as another host would: a row and its share of the counter.
    async Task FillAsync(int tenant, int records, bool passed)
    {
        await _raw.ExecuteAsync(
            $"""
            INSERT INTO tenant_kv (owner_id, owner_type, key, scopes, id, value, valid_until)
            SELECT '{tenant}', 'guild', 'key ' || n, ARRAY['default'], '{tenant} ' || n, '"Null"', now() + interval '{(passed ? -1 : 1)} hour'
            FROM generate_series(0, {records - 1}) n
            """);
        await _raw.ExecuteAsync(
            $"INSERT INTO tenant_kv_usage SELECT owner_id, owner_type, sum(octet_length(key) + 7 + 6 + {StorageLimits.RecordBytes}) FROM tenant_kv WHERE owner_id = '{tenant}' GROUP BY 1, 2");
    }

    Task<List<string>> RowsAsync() => _raw.RowsAsync("SELECT owner_id, count(*) FROM tenant_kv GROUP BY owner_id ORDER BY owner_id");
}
