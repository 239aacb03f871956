using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Verbs;

/// <summary><c>tenant errors</c>: sets the channel in which a guild's admins are told of templates that fail.</summary>
static class TenantErrorsVerb
{
    const string None = "none";

    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var guild = TemplateVerb.CreateGuild();
        var channel = new Option<string>("--channel")
        {
            Description = $"The channel's id, or {None}.",
            HelpName = "ID|none",
            Required = true,
        };
        channel.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is var text && text != None && !IsId(text))
            {
                result.AddError($"--channel must be a channel's id, digits alone as Discord shows them in developer mode, or {None}, and is \"{text}\"");
            }
        });
        var json = TemplateVerb.CreateJson();
        var verb = new Command("errors", "Sets the channel in which a guild's admins are told of templates that fail.") { guild, channel, json };
        verb.SetAction((arguments, stop) => RunAsync(
            SharedOptions.LoadSettings(arguments), TemplateVerb.GuildOf(arguments, guild), arguments.GetValue(channel)!, arguments.GetValue(json), stop));
        return verb;
    }

    static async Task<int> RunAsync(HostSettings settings, TenantId tenant, string channel, bool isJson, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        await using var database = await HostDatabase.OpenMigratedAsync(settings, loggers, stop);
        var id = channel == None ? null : channel;
        await database.Database.TenantStates.SetDataFieldAsync(tenant, ErrorChannels.Field, id, stop);
        var isWorkerRunning = await WorkerPresence.TellAsync(database, stop);
        if (isJson)
        {
            JsonLines.Print(new JsonObject { ["guild_id"] = tenant.OwnerIdText, ["channel_id"] = id, [WorkerPresence.Field] = isWorkerRunning });
        }
        else
        {
            Console.WriteLine(id is null
                ? $"Failures of templates are no longer reported in {tenant}."
                : $"Failures of templates in {tenant} are reported in channel {id}.");
        }

        return ExitCode.Done;
    }

    static bool IsId(string? text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0;
}
