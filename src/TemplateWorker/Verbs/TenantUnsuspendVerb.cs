using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Verbs;

/// <summary><c>tenant unsuspend</c>: lets the templates of a suspended guild run again.</summary>
static class TenantUnsuspendVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var guild = new Argument<ulong>("GUILD") { Description = "The guild's id.", CustomParser = Parse };
        var json = TemplateVerb.CreateJson();
        var verb = new Command("unsuspend", "Lets the templates of a suspended guild run again, and forgets that it was suspended.") { guild, json };
        verb.SetAction((arguments, stop) => RunAsync(
            SharedOptions.LoadSettings(arguments), TenantId.Guild(arguments.GetValue(guild)), arguments.GetValue(json), stop));
        return verb;
    }

    static async Task<int> RunAsync(HostSettings settings, TenantId tenant, bool isJson, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        await using var database = await HostDatabase.OpenMigratedAsync(settings, loggers, stop);
        var forgotten = await database.Database.TenantStates.UnsuspendAsync(tenant, stop);
        var wasSuspended = forgotten is not null && forgotten.Until > TimeProvider.System.GetUtcNow();
        var report = new JsonObject { ["guild_id"] = tenant.OwnerIdText, ["was_suspended"] = wasSuspended };
        if (wasSuspended)
        {
            report[WorkerPresence.Field] = await WorkerPresence.TellAsync(database, stop);
        }

        if (isJson)
        {
            JsonLines.Print(report);
        }
        else
        {
            Console.WriteLine(wasSuspended ? $"The templates of {tenant} run again."
                : forgotten is null ? $"{tenant} is not suspended."
                : $"{tenant} is not suspended any more; that it was is forgotten.");
        }

        return ExitCode.Done;
    }

    static ulong Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0)
        {
            return id;
        }

        result.AddError($"GUILD must be a guild's id, digits alone as Discord shows them in developer mode, and is \"{text}\"");
        return 0;
    }
}
