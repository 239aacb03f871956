using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
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
        var verb = ActVerb.Begin("errors", "Sets the channel in which a guild's admins are told of templates that fail.");
        return ActVerb.Complete(verb, [guild, channel], async (settings, loggers, arguments, stop) =>
        {
            await using var database = await HostDatabase.OpenMigratedAsync(settings, loggers, stop);
            return await RunAsync(database, TemplateVerb.GuildOf(arguments, guild), arguments.GetValue(channel)!, stop);
        });
    }

    static async Task<ActReport> RunAsync(HostDatabase database, TenantId tenant, string channel, CancellationToken stop)
    {
        var id = channel == None ? null : channel;
        await database.Database.TenantStates.SetDataFieldAsync(tenant, ErrorChannels.Field, id, stop);
        return new ActReport(
            new JsonObject { ["guild_id"] = tenant.OwnerIdText, ["channel_id"] = id, [WorkerPresence.Field] = await WorkerPresence.TellAsync(database, stop) },
            id is null ? $"Failures of templates are no longer reported in {tenant}." : $"Failures of templates in {tenant} are reported in channel {id}.");
    }

    static bool IsId(string? text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0;
}
