using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Verbs;

/// <summary><c>tenant suspensions</c>: the guilds that are suspended, one a line.</summary>
static class TenantSuspensionsVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var json = TemplateVerb.CreateJson();
        var verb = new Command("suspensions", "Shows the guilds that are suspended because their templates used too much again and again.") { json };
        verb.SetAction((arguments, stop) => RunAsync(SharedOptions.LoadSettings(arguments), arguments.GetValue(json), stop));
        return verb;
    }

    static async Task<int> RunAsync(HostSettings settings, bool isJson, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        await using var database = await HostDatabase.OpenMigratedAsync(settings, loggers, stop);
        var now = TimeProvider.System.GetUtcNow();
        var suspended = new List<(TenantId Tenant, TenantSuspension Suspension)>();
        foreach (var state in await database.Database.TenantStates.LoadAllAsync(stop))
        {
            if (TenantSuspension.Of(state) is { } suspension && suspension.IsInForce(now))
            {
                suspended.Add((state.Tenant, suspension));
            }
        }

        suspended.Sort((one, other) => one.Suspension.Until.CompareTo(other.Suspension.Until));
        if (isJson)
        {
            JsonLines.Print(new JsonArray([.. suspended.Select(entry => ToJson(entry.Tenant, entry.Suspension))]));
        }
        else
        {
            Console.WriteLine(suspended.Count == 0 ? "No guild is suspended." : string.Join('\n', suspended.Select(entry => Describe(entry.Tenant, entry.Suspension))));
        }

        return ExitCode.Done;
    }

    static string Describe(TenantId tenant, TenantSuspension suspension)
    {
        var template = suspension.Template is { } name ? $"template {name}{(suspension.Version is { } version ? $" (version {version})" : "")}" : "template unknown";
        return string.Create(CultureInfo.InvariantCulture, $"{tenant}  until {TimeText.Of(suspension.Until)}  {suspension.Reason}  {template}  suspension {suspension.Level} in a row");
    }

    static JsonObject ToJson(TenantId tenant, TenantSuspension suspension) => new JsonObject
    {
        ["guild_id"] = tenant.OwnerIdText,
        ["since"] = suspension.Since.ToString("O", CultureInfo.InvariantCulture),
        ["until"] = suspension.Until.ToString("O", CultureInfo.InvariantCulture),
        ["level"] = suspension.Level,
        ["reason"] = suspension.Reason,
        ["template"] = suspension.Template,
        ["version"] = suspension.Version,
    };
}
