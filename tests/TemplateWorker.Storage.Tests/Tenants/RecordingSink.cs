using System.Collections.Concurrent;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.Tests.Tenants;

/// <summary>Notes what a listener tells.</summary>
sealed class RecordingSink : ITenantChangeSink
{
    readonly ConcurrentQueue<string> _heard = new();

    public IReadOnlyList<string> Heard => [.. _heard];

    public void OnChanged(TenantId tenant, TenantChange change) => _heard.Enqueue($"{tenant} {change}");

    public void OnListening() => _heard.Enqueue("listening");
}
