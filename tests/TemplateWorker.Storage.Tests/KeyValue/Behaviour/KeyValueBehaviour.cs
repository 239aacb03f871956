using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.Tenants;
using static TemplateWorker.Storage.Tests.KeyValue.WireJson;

namespace TemplateWorker.Storage.Tests.KeyValue.Behaviour;

/// <summary>What holds of every store, whatever keeps the records. A class for each store derives from each class here.</summary>
public abstract class KeyValueBehaviour(Func<StorageLimits, Task<IKeyValueScene>> open) : IAsyncLifetime
{
    protected static readonly TenantId Tenant = TenantId.Guild(42);
    protected static readonly TenantId OtherTenant = TenantId.Guild(43);
    protected static readonly KeyValueAddress Key = new("key");

    IKeyValueScene? _scene;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected IKeyValueStore Store => _scene!.Store;

    protected virtual StorageLimits Limits => StorageLimits.Default;

    public virtual async ValueTask InitializeAsync() => _scene = await open(Limits);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_scene is not null)
            await _scene.DisposeAsync();
    }

    protected Task PassAsync(double seconds) => _scene!.PassAsync(TimeSpan.FromSeconds(seconds));

    protected Task SetAsync(KeyValueAddress address, string value, double? seconds = null) =>
        Store.SetAsync(Tenant, address, Json(value), seconds is { } known ? TimeSpan.FromSeconds(known) : null, Cancel);

    /// <summary>The value of a record as text; null when there is none.</summary>
    protected async Task<string?> ReadAsync(KeyValueAddress address) =>
        await Store.GetAsync(Tenant, address, Cancel) is { } record ? Text(record.Value) : null;

    protected static async Task<KeyValueProblem> RefusalOf(Func<Task> call) => (await Should.ThrowAsync<KeyValueException>(call)).Problem;
}
