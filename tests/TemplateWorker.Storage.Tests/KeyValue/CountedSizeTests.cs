using FsCheck;
using FsCheck.Fluent;
using TemplateWorker.Protocol.Tests.Values;
using TemplateWorker.Protocol.Values;
using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.KeyValue.Memory;
using TemplateWorker.Storage.Migrations;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.KeyValue;

/// <summary>What counts against the quota is the same wherever it is counted.</summary>
public sealed class CountedSizeTests(PostgresFixture postgres)
{
    static readonly KeyValueAddress[] Addresses =
        [new("a"), new("a", ["x"]), new("hé", ["é", "zz", "😀"]), new("😀", ["{br,ace}", "quo\"te", "back\\slash"])];

    static readonly KeyValueAddress Counter = new("counter", ["counters"]);

    static readonly Gen<Write[]> Writes = Gen.Frequency(
        (5, from address in Gen.Elements(Addresses)
            from value in AnyStoredValue.Arbitrary.Generator
            select (Write)((store, tenant, ct) => store.SetAsync(
                tenant, address, StoredValueWriter.Write(value, StoredValueForm.Wire), timeToLive: null, ct))),
        (2, from address in Gen.Elements(Addresses)
            select (Write)((store, tenant, ct) => store.DeleteAsync(tenant, address, ct))),
        (2, from addend in Gen.Choose(-1000, 1000)
            select (Write)((store, tenant, ct) => store.IncrementAsync(
                tenant, Counter, StoredValueWriter.Write(new StoredValue.Integer(addend), StoredValueForm.Wire), ct))),
        (3, from member in Gen.Elements("bob", "zoë", "😀")
            from list in Gen.Elements("xp", "é")
            select (Write)((store, tenant, ct) => store.AddToScoreAsync(tenant, list, member, 1.5, ct))),
        (1, from member in Gen.Elements("bob", "zoë")
            select (Write)((store, tenant, ct) => store.DeleteMemberAsync(tenant, "xp", member, ct))),
        (1, Gen.Constant<Write>((store, tenant, ct) => store.ClearListAsync(tenant, "é", ct)))).ArrayOf();

    delegate Task Write(IKeyValueStore store, TenantId tenant, CancellationToken cancellationToken);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_stores_and_a_recount_come_to_the_same_size_whatever_was_written()
    {
        await using var database = await postgres.OpenDatabaseAsync();
        var memory = new MemoryKeyValueStore(StorageLimits.Default, TimeProvider.System);
        var tenants = 0UL;

        await Task.Run(
            () => Prop.ForAll(Writes.ToArbitrary(), async writes =>
            {
                var tenant = TenantId.Guild(++tenants);
                foreach (var write in writes)
                    await Task.WhenAll(write(database.KeyValues, tenant, Cancel), write(memory, tenant, Cancel));
                (await memory.CountBytesAsync(tenant, Cancel)).ShouldBe(await database.KeyValues.CountBytesAsync(tenant, Cancel));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(60)),
            Cancel);

        await using var raw = new RawDatabase(database.Connection);
        const string Usage = "SELECT owner_id, bytes FROM tenant_kv_usage WHERE bytes > 0 ORDER BY owner_id";
        var counted = await raw.RowsAsync(Usage);
        counted.Count.ShouldBeGreaterThan(30);
        await raw.ExecuteAsync($"BEGIN; {MigrationCatalog.All.Single(migration => migration.Id == "tenant_kv_usage_recount").Sql}; COMMIT");
        (await raw.RowsAsync(Usage)).ShouldBe(counted);
    }
}
