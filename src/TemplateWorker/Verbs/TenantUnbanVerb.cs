using System.CommandLine;
using TemplateWorker.CommandLine;

namespace TemplateWorker.Verbs;

/// <summary><c>tenant unban</c>: lifts a ban.</summary>
static class TenantUnbanVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var json = TemplateVerb.CreateJson();
        var verb = new Command("unban", "Lets the templates of a banned guild or user run again.");
        var tenant = TenantOptions.AddTo(verb);
        verb.Add(json);
        verb.SetAction((arguments, stop) => TenantBanVerb.RunAsync(
            SharedOptions.LoadSettings(arguments), tenant.Of(arguments), isBanned: false, reason: null, arguments.GetValue(json), stop));
        return verb;
    }
}
