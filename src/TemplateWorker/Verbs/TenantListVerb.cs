using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Data;
using TemplateWorker.Hosting;

namespace TemplateWorker.Verbs;

/// <summary><c>tenant list</c>: every guild and user of which something is stored.</summary>
static class TenantListVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var banned = new Option<bool>("--banned") { Description = "Only those that are banned." };
        var json = TemplateVerb.CreateJson();
        var verb = new Command("list", "Lists every guild and user of which something is stored.") { banned, json };
        verb.SetAction((arguments, stop) => RunAsync(SharedOptions.LoadSettings(arguments), arguments.GetValue(banned), arguments.GetValue(json), stop));
        return verb;
    }

    static async Task<int> RunAsync(HostSettings settings, bool onlyBanned, bool isJson, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        await using var database = await HostDatabase.OpenMigratedAsync(settings, loggers, stop);
        var now = TimeProvider.System.GetUtcNow();
        var tenants = (await database.Database.Administration.Tenants.ListAsync(stop)).Where(tenant => tenant.State.IsBanned || !onlyBanned).ToList();
        if (isJson)
        {
            JsonLines.Print(new JsonArray([.. tenants.Select(tenant => TenantReport.ToJson(tenant, now))]));
            return ExitCode.Done;
        }

        Console.WriteLine(tenants.Count == 0
            ? onlyBanned ? "Nobody is banned." : "Nothing is stored of any guild or user."
            : string.Join('\n', TextTable.Lines([["kind", "id", "templates", "stored", "state"], .. tenants.Select(tenant => new[]
            {
                tenant.State.Tenant.OwnerTypeText,
                tenant.State.Tenant.OwnerIdText,
                tenant.Templates.ToString(CultureInfo.InvariantCulture),
                SizeText.Of(tenant.Bytes),
                TenantReport.Describe(tenant.State, now),
            })])));
        return ExitCode.Done;
    }
}
