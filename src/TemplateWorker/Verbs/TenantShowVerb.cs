using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Data;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Storage.Tenants.Holdings;

namespace TemplateWorker.Verbs;

/// <summary><c>tenant show</c>: what is stored of one tenant.</summary>
static class TenantShowVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var json = TemplateVerb.CreateJson();
        var verb = new Command("show", "Shows what is stored of a guild or user, and whether its templates run.");
        var tenant = TenantOptions.AddTo(verb);
        verb.Add(json);
        verb.SetAction((arguments, stop) => RunAsync(SharedOptions.LoadSettings(arguments), tenant.Of(arguments), arguments.GetValue(json), stop));
        return verb;
    }

    static async Task<int> RunAsync(HostSettings settings, TenantId tenant, bool isJson, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        await using var host = await HostDatabase.OpenMigratedAsync(settings, loggers, stop);
        var database = host.Database;
        var now = TimeProvider.System.GetUtcNow();
        var templates = await database.Templates.ListAsync(tenant, stop);
        var summary = new TenantSummary(await database.TenantStates.GetAsync(tenant, stop), templates.Count, await database.KeyValues.CountBytesAsync(tenant, stop));
        var holdings = await database.Administration.Tenants.CountAsync(tenant, stop);
        if (isJson)
        {
            var json = TenantReport.ToJson(summary, now);
            json["template_names"] = JsonLines.Of(templates.Select(template => template.Name));
            json["data"] = JsonNode.Parse(summary.State.Data.Span);
            json["tables"] = ToJson(holdings);
            JsonLines.Print(json);
            return ExitCode.Done;
        }

        var state = TenantReport.Describe(summary.State, now);
        Console.WriteLine($"{tenant}{(state.Length > 0 ? $", {state}" : "")}");
        Console.WriteLine($"  templates  {(templates.Count == 0 ? "none" : string.Join(", ", templates.Select(template => template.Name)))}");
        Console.WriteLine($"  events     {(summary.State.Events.Count == 0 ? "none" : string.Join(", ", summary.State.Events))}");
        Console.WriteLine($"  quota      {SizeText.Of(summary.Bytes)} of {SizeText.Of(database.Limits.TenantBytes)}");
        Console.WriteLine($"  stored     {Join(holdings)}");
        return ExitCode.Done;
    }

    /// <summary>What tables hold, for people.</summary>
    public static string Join(IReadOnlyList<TenantHolding> holdings) => holdings.Count == 0
        ? "nothing"
        : string.Join(", ", holdings.Select(holding => string.Create(CultureInfo.InvariantCulture, $"{holding.Rows} {holding.What}")));

    /// <summary>The same for machines.</summary>
    public static JsonArray ToJson(IEnumerable<TenantHolding> holdings) =>
        [.. holdings.Select(holding => new JsonObject { ["table"] = holding.Table, ["rows"] = holding.Rows })];
}
