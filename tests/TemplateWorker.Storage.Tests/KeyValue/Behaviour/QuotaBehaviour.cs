using TemplateWorker.Storage.KeyValue;
using static TemplateWorker.Storage.Tests.KeyValue.WireJson;

namespace TemplateWorker.Storage.Tests.KeyValue.Behaviour;

/// <summary>How much a tenant may store.</summary>
public abstract class QuotaBehaviour(Func<StorageLimits, Task<IKeyValueScene>> open) : KeyValueBehaviour(open)
{
    // Key of one byte, scope "default", {"Text": "…"} around the text.
    const int Around = 1 + 7 + 12 + StorageLimits.RecordBytes;

    protected override StorageLimits Limits { get; } = new() { TenantBytes = 1500, ValueBytes = 600 };

    [Fact]
    public async Task A_tenant_stores_up_to_its_quota_and_not_a_byte_more()
    {
        await FillAsync("a", 474);
        (await RefusalOf(() => FillAsync("b", 475))).ShouldBe(KeyValueProblem.QuotaExceeded);
        await FillAsync("b", 474);
        (await RefusalOf(() => FillAsync("c", 0))).ShouldBe(KeyValueProblem.QuotaExceeded);
        (await Store.CountBytesAsync(Tenant, Cancel)).ShouldBe(1500);
        (await Store.CountBytesAsync(OtherTenant, Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task Shrinking_and_deleting_make_room_again()
    {
        await FillAsync("a", 474);
        await FillAsync("b", 474);
        await FillAsync("a", 0);
        await FillAsync("c", 198);
        await Store.DeleteAsync(Tenant, new KeyValueAddress("c"), Cancel);
        await FillAsync("d", 198);

        (await Store.CountBytesAsync(Tenant, Cancel)).ShouldBe(1500);
    }

    [Fact]
    public async Task What_has_passed_takes_no_room()
    {
        await FillAsync("a", 474, seconds: 1000);
        await FillAsync("b", 474);
        (await RefusalOf(() => FillAsync("c", 0))).ShouldBe(KeyValueProblem.QuotaExceeded);
        await PassAsync(2000);

        (await Store.CountBytesAsync(Tenant, Cancel)).ShouldBe(750);
        await FillAsync("c", 100);
        (await Store.CountBytesAsync(Tenant, Cancel)).ShouldBe(750 + Around + 100);
        var inTransaction = await Store.TransactAsync(Tenant, [KeyValueOperation.Set(new KeyValueAddress("d"), Json("""{"Text":"small"}"""))], Cancel);
        inTransaction.IsCommitted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_record_written_over_one_that_has_passed_counts_once()
    {
        await FillAsync("a", 474, seconds: 1000);
        await PassAsync(2000);

        await FillAsync("a", 100);

        (await Store.CountBytesAsync(Tenant, Cancel)).ShouldBe(Around + 100);
    }

    [Fact]
    public async Task Scopes_count_as_keys_and_values_do()
    {
        var scopes = Enumerable.Range(0, 16).Select(n => $"{n:00}" + new string('é', 31)).ToArray();

        await SetAsync(new KeyValueAddress("a", scopes), "\"Null\"");

        (await Store.CountBytesAsync(Tenant, Cancel)).ShouldBe(1 + 6 + (16 * 64) + StorageLimits.RecordBytes);
        (await RefusalOf(() => SetAsync(new KeyValueAddress("b", scopes), "\"Null\""))).ShouldBe(KeyValueProblem.QuotaExceeded);
        (await Store.DeleteAsync(Tenant, new KeyValueAddress("a", scopes), Cancel)).ShouldBeTrue();
        (await Store.CountBytesAsync(Tenant, Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task A_refusal_says_what_counts()
    {
        var refusal = await Should.ThrowAsync<KeyValueException>(() => Store.TransactAsync(
            Tenant, [.. Enumerable.Range(0, 6).Select(n => KeyValueOperation.Set(new KeyValueAddress($"{n}"), Json("\"Null\"")))], Cancel));

        refusal.Message.ShouldStartWith("Operation 5 (from 0): With this the tenant would store more than its 1500 bytes");
        refusal.Message.ShouldContain($"its key, value and scopes and {StorageLimits.RecordBytes} bytes more");
    }

    Task FillAsync(string key, int length, double? seconds = null) =>
        SetAsync(new KeyValueAddress(key), $$"""{"Text":"{{new string('x', length)}}"}""", seconds);
}
