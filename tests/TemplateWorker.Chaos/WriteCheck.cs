using System.Collections.Concurrent;
using System.Text.Json;
using TemplateWorker.Chaos.Records;
using TemplateWorker.Chaos.Rig;
using TemplateWorker.Storage;
using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Chaos;

/// <summary>Reads every acknowledged write back.</summary>
static class WriteCheck
{
    const int AtOnce = 64;

    /// <summary>Finds those that are not there.</summary>
    /// <param name="database">The database, once everything has ended.</param>
    /// <param name="source">Whose the events were.</param>
    /// <param name="ledger">What was acknowledged.</param>
    /// <returns>Their events, in order.</returns>
    public static async Task<IReadOnlyList<int>> FindMissingAsync(Database database, EventSource source, EventLedger ledger)
    {
        var missing = new ConcurrentBag<int>();
        await Parallel.ForEachAsync(ledger.AcknowledgedWrites(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, stop) =>
        {
            var tenant = TenantId.Guild(source.Guilds[source.TenantOf(number)]);
            var record = await database.KeyValues.GetAsync(tenant, new KeyValueAddress(ChaosTemplate.KeyOf(number)), stop);
            if (record is null || TextOf(record) != ChaosTemplate.ValueOf(number))
                missing.Add(number);
        });
        return [.. missing.Order()];
    }

    // The wire form of a text is an object with that one property.
    static string? TextOf(KeyValueRecord record)
    {
        using var json = JsonDocument.Parse(record.Value);
        return json.RootElement.TryGetProperty("Text", out var text) ? text.GetString() : null;
    }
}
