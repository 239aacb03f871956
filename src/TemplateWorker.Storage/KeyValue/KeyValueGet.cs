using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.KeyValue;

/// <summary>A get that waits to go to the database together with others.</summary>
sealed class KeyValueGet(TenantId tenant, KeyValueAddress address)
{
    // Callers go on within Complete: those of one batch answer their templates together, in one write, where a hop to the
    // thread pool for each would wake their sandbox as often as there are gets.
    readonly TaskCompletionSource<KeyValueRecord?> _completion = new();
    KeyValueRecord? _found;
    KeyValueException? _refusal;

    public TenantId Tenant => tenant;

    public KeyValueAddress Address => address;

    public Task<KeyValueRecord?> Task => _completion.Task;

    /// <summary>Forgets what a round trip that broke had answered.</summary>
    public void Reset() => (_found, _refusal) = (null, null);

    /// <summary>Keeps what the database answered until the answer of all is complete.</summary>
    public void Keep(KeyValueRecord found) => _found = found;

    /// <summary>Keeps that what is stored cannot be read, which is the matter of this get alone.</summary>
    public void Refuse(KeyValueException refusal) => _refusal = refusal;

    public void Complete()
    {
        if (_refusal is null)
            _completion.TrySetResult(_found);
        else
            _completion.TrySetException(_refusal);
    }

    public void Fail(Exception exception) => _completion.TrySetException(exception);
}
