using System.CommandLine;
using System.Globalization;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Data;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Verbs;

/// <summary><c>kv list</c>: the records of a tenant.</summary>
static class KvListVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var prefix = new Option<string?>("--prefix") { Description = "Only keys that start with this.", HelpName = "TEXT" };
        var like = new Option<string?>("--like") { Description = "Only keys that match a pattern of SQL's LIKE, such as 'user:%'.", HelpName = "PATTERN" };
        var scopes = KvVerb.CreateScopes("Only records that have this scope, among others.");
        var limit = WholeNumberOption.Create("--limit", "N", 1, int.MaxValue, "Most records (default: all).");
        var json = TemplateVerb.CreateJson();
        var verb = new Command("list", "Lists the records of a guild or user, by key. --json prints a line for each, as `kv export` does.") { prefix, like, scopes, limit, json };
        var tenant = TenantOptions.AddTo(verb);
        verb.SetAction((arguments, stop) =>
        {
            var query = new KeyValueQuery
            {
                Prefix = arguments.GetValue(prefix),
                Like = arguments.GetValue(like),
                Scopes = arguments.GetValue(scopes),
            };
            return RunAsync(
                SharedOptions.LoadSettings(arguments), tenant.Of(arguments), query, arguments.GetValue(limit) ?? int.MaxValue, arguments.GetValue(json), stop);
        });
        return verb;
    }

    static async Task<int> RunAsync(HostSettings settings, TenantId tenant, KeyValueQuery query, int limit, bool isJson, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        await using var database = await HostDatabase.OpenMigratedAsync(settings, loggers, stop);
        var store = database.Database.KeyValues;
        var count = 0;
        string? cursor = null;
        do
        {
            var page = await store.FindAsync(
                tenant, new KeyValueQuery { Prefix = query.Prefix, Like = query.Like, Scopes = query.Scopes, Cursor = cursor }, stop);
            foreach (var record in page.Records.Take(limit - count))
            {
                count++;
                Print(record, isJson);
            }

            cursor = page.Cursor;
        }
        while (cursor is not null && count < limit);

        if (!isJson)
        {
            var bytes = await store.CountBytesAsync(tenant, stop);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{(cursor is null ? $"{count} records" : $"the first {count} records")}; {tenant} stores {SizeText.Of(bytes)} of {SizeText.Of(database.Database.Limits.TenantBytes)} in all."));
        }

        return ExitCode.Done;
    }

    static void Print(KeyValueRecord record, bool isJson)
    {
        if (isJson)
        {
            JsonLines.Print(RecordReport.ToJson(record));
            return;
        }

        var until = record.ExpiresAt is { } time ? $"  until {TimeText.Of(time)}" : "";
        Console.WriteLine($"{PlainText.OneLine(record.Key)}  [{PlainText.OneLine(string.Join(", ", record.Scopes))}]  {SizeText.Of(record.Value.Length)}  set {TimeText.Of(record.LastUpdatedAt)}{until}");
    }
}
