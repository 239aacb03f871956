using System.CommandLine;
using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Verbs;

/// <summary><c>kv delete</c>: removes a record.</summary>
static class KvDeleteVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create() => KvActVerb.Create("delete", "Removes one record, and no other whatever scopes it shares.", RunAsync);

    static async Task<ActReport> RunAsync(KeyValueStore store, TenantId tenant, KeyValueAddress address, ParseResult arguments, CancellationToken stop) =>
        await store.DeleteAsync(tenant, address, stop)
            ? new ActReport(
                new JsonObject { ["key"] = address.Key, ["scopes"] = JsonLines.Of(address.Scopes), ["deleted"] = true },
                $"{address.Key} is removed from {tenant}.")
            : throw KvActVerb.Missing(tenant, address);
}
