using System.CommandLine;
using TemplateWorker.CommandLine;
using TemplateWorker.Hosting;

namespace TemplateWorker.Verbs;

/// <summary><c>tenant unban</c>: lifts a ban.</summary>
static class TenantUnbanVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var verb = ActVerb.Begin("unban", "Lets the templates of a banned guild or user run again.");
        var tenant = TenantOptions.AddTo(verb);
        return ActVerb.Complete(verb, [], async (settings, loggers, arguments, stop) =>
        {
            await using var database = await HostDatabase.OpenMigratedAsync(settings, loggers, stop);
            return await TenantBanVerb.RunAsync(database, tenant.Of(arguments), isBanned: false, reason: null, stop);
        });
    }
}
