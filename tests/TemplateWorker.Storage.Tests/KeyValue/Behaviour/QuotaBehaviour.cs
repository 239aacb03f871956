using TemplateWorker.Storage.KeyValue;
using static TemplateWorker.Storage.Tests.KeyValue.WireJson;

namespace TemplateWorker.Storage.Tests.KeyValue.Behaviour;

/// <summary>How much a tenant may store.</summary>
public abstract class QuotaBehaviour(Func<StorageLimits, Task<IKeyValueScene>> open) : KeyValueBehaviour(open)
{
    protected override StorageLimits Limits { get; } = new() { TenantBytes = 1000, ValueBytes = 600 };

    [Fact]
    public async Task A_tenant_stores_up_to_its_quota_and_not_a_byte_more()
    {
        // {"Text": "…"} is 12 bytes around the text; keys take one.
        await FillAsync("a", 487);
        (await RefusalOf(() => FillAsync("b", 488))).ShouldBe(KeyValueProblem.QuotaExceeded);
        await FillAsync("b", 487);
        (await RefusalOf(() => FillAsync("c", 0))).ShouldBe(KeyValueProblem.QuotaExceeded);
        (await Store.CountBytesAsync(Tenant, Cancel)).ShouldBe(1000);
        (await Store.CountBytesAsync(OtherTenant, Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task Shrinking_and_deleting_make_room_again()
    {
        await FillAsync("a", 487);
        await FillAsync("b", 487);
        await FillAsync("a", 0);
        await FillAsync("c", 400);
        await Store.DeleteAsync(Tenant, new KeyValueAddress("c"), Cancel);
        await FillAsync("d", 400);

        (await Store.CountBytesAsync(Tenant, Cancel)).ShouldBe(500 + 13 + 413);
    }

    [Fact]
    public async Task What_has_passed_takes_no_room()
    {
        await FillAsync("a", 487, seconds: 5);
        await FillAsync("b", 487);
        (await RefusalOf(() => FillAsync("c", 0))).ShouldBe(KeyValueProblem.QuotaExceeded);
        await PassAsync(10);

        (await Store.CountBytesAsync(Tenant, Cancel)).ShouldBe(500);
        await FillAsync("c", 400);
        (await Store.CountBytesAsync(Tenant, Cancel)).ShouldBe(913);
        var inTransaction = await Store.TransactAsync(Tenant, [KeyValueOperation.Set(new KeyValueAddress("d"), Json("""{"Text":"small"}"""))], Cancel);
        inTransaction.IsCommitted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_record_written_over_one_that_has_passed_counts_once()
    {
        await FillAsync("a", 487, seconds: 5);
        await PassAsync(10);

        await FillAsync("a", 100);

        (await Store.CountBytesAsync(Tenant, Cancel)).ShouldBe(113);
    }

    Task FillAsync(string key, int length, double? seconds = null) =>
        SetAsync(new KeyValueAddress(key), $$"""{"Text":"{{new string('x', length)}}"}""", seconds);
}
