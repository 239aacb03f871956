using System.CommandLine;
using TemplateWorker.Data;
using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Verbs;

/// <summary><c>kv get</c>: prints the value of a record.</summary>
static class KvGetVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create() => KvActVerb.Create("get", "Prints the value of a record: a text as it is, else JSON.", RunAsync);

    static async Task<ActReport> RunAsync(KeyValueStore store, TenantId tenant, KeyValueAddress address, ParseResult arguments, CancellationToken stop)
    {
        var record = await store.GetAsync(tenant, address, stop) ?? throw KvActVerb.Missing(tenant, address);
        return new ActReport(RecordReport.ToJson(record), ShownValue.Of(record.Value));
    }
}
