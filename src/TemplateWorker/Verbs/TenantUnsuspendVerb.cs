using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json.Nodes;
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
        var verb = ActVerb.Begin("unsuspend", "Lets the templates of a suspended guild run again, and forgets that it was suspended.", guild);
        return ActVerb.Complete(verb, [], async (settings, loggers, arguments, stop) =>
        {
            await using var database = await HostDatabase.OpenMigratedAsync(settings, loggers, stop);
            return await RunAsync(database, TenantId.Guild(arguments.GetValue(guild)), stop);
        });
    }

    static async Task<ActReport> RunAsync(HostDatabase database, TenantId tenant, CancellationToken stop)
    {
        var forgotten = await database.Database.TenantStates.UnsuspendAsync(tenant, stop);
        var wasSuspended = forgotten is not null && forgotten.IsInForce(TimeProvider.System.GetUtcNow());
        var json = new JsonObject { ["guild_id"] = tenant.OwnerIdText, ["was_suspended"] = wasSuspended };
        if (wasSuspended)
        {
            json[WorkerPresence.Field] = await WorkerPresence.TellAsync(database, stop);
        }

        return new ActReport(json, wasSuspended ? $"The templates of {tenant} run again."
            : forgotten is null ? $"{tenant} is not suspended."
            : $"{tenant} is not suspended any more; that it was is forgotten.");
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
