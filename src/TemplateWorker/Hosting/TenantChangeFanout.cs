using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Hosting;

/// <summary>Passes news of tenants on to several.</summary>
/// <param name="sinks">Who is told, in order.</param>
sealed class TenantChangeFanout(params ITenantChangeSink[] sinks) : ITenantChangeSink
{
    /// <inheritdoc/>
    public void OnChanged(TenantId tenant, TenantChange change)
    {
        foreach (var sink in sinks)
        {
            sink.OnChanged(tenant, change);
        }
    }

    /// <inheritdoc/>
    public void OnListening()
    {
        foreach (var sink in sinks)
        {
            sink.OnListening();
        }
    }
}
