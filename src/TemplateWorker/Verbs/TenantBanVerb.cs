using System.CommandLine;
using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Storage.Tenants.Holdings;

namespace TemplateWorker.Verbs;

/// <summary><c>tenant ban</c>: nothing is dispatched to a guild or user any more.</summary>
static class TenantBanVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var reason = new Option<string?>("--reason") { Description = "Why, for whoever asks `tenant show`.", HelpName = "TEXT" };
        var verb = ActVerb.Begin("ban", "Stops every template of a guild or user at once, until `tenant unban`. What is stored stays.");
        var tenant = TenantOptions.AddTo(verb);
        return ActVerb.Complete(verb, [reason], async (settings, loggers, arguments, stop) =>
        {
            await using var database = await HostDatabase.OpenMigratedAsync(settings, loggers, stop);
            return await RunAsync(database, tenant.Of(arguments), isBanned: true, arguments.GetValue(reason), stop);
        });
    }

    /// <summary>Bans a tenant or lifts its ban.</summary>
    public static async Task<ActReport> RunAsync(HostDatabase database, TenantId tenant, bool isBanned, string? reason, CancellationToken stop)
    {
        var states = database.Database.TenantStates;
        var wasBanned = (await states.GetAsync(tenant, stop)).IsBanned;
        var json = new JsonObject { ["owner_type"] = tenant.OwnerTypeText, ["owner_id"] = tenant.OwnerIdText, ["banned"] = isBanned, ["was_banned"] = wasBanned };
        if (isBanned || wasBanned)
        {
            await states.SetBannedAsync(tenant, isBanned, stop);
            // Who bans once more and gives no reason leaves the one that was given.
            if (!(isBanned && wasBanned && reason is null))
            {
                await states.SetDataFieldAsync(tenant, TenantSummary.BanReason, reason, stop);
            }

            json[WorkerPresence.Field] = await WorkerPresence.TellAsync(database, stop);
        }

        return new ActReport(
            json,
            (isBanned, wasBanned) switch
            {
                (true, false) => $"{tenant} is banned: nothing is dispatched to its templates.",
                (true, true) => $"{tenant} was banned already, and stays so.",
                (false, true) => $"{tenant} is banned no longer: its templates run again.",
                (false, false) => $"{tenant} is not banned.",
            });
    }
}
