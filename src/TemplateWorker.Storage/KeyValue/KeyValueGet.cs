using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.KeyValue;

/// <summary>A get that waits to go to the database together with others.</summary>
sealed class KeyValueGet(TenantId tenant, KeyValueAddress address)
{
    // Callers go on within Complete: those of one batch answer their templates together, in one write, where a hop to the
    // thread pool for each would wake their sandbox as often as there are gets.
    readonly TaskCompletionSource<KeyValueRecord?> _completion = new();

    public TenantId Tenant => tenant;

    public KeyValueAddress Address => address;

    /// <summary>What the database answered, until the answer is complete.</summary>
    public KeyValueRecord? Found { get; set; }

    public Task<KeyValueRecord?> Task => _completion.Task;

    public void Complete() => _completion.TrySetResult(Found);

    public void Fail(Exception exception) => _completion.TrySetException(exception);
}
