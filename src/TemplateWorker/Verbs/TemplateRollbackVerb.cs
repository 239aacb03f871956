using System.CommandLine;
using System.Text.Json.Nodes;
using TemplateWorker.Authoring;

namespace TemplateWorker.Verbs;

/// <summary><c>template rollback</c>: makes an earlier version the active one.</summary>
static class TemplateRollbackVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var to = new Option<int?>("--to") { Description = "Which version (default: that before the active one; of a removed template the newest).", HelpName = "N" };
        return TemplateActVerb.Create(
            "rollback", "Makes an earlier version of a template the active one, with its commands.", act => RunAsync(act, act.Arguments.GetValue(to)), to);
    }

    static async Task<ActReport> RunAsync(TemplateAct act, int? wanted)
    {
        var (from, to) = await new TemplateRollback(act.Guild.Switch).RunAsync(act.Tenant, act.Name, wanted, act.Stop);
        return new ActReport(
            new JsonObject { ["name"] = act.Name, ["from"] = from, ["version"] = to },
            TemplateLookup.Describe(act.Name, to, act.Tenant) + (from is null ? " again" : $", in place of version {from}"));
    }
}
