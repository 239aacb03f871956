using System.CommandLine;
using System.Text.Json.Nodes;
using TemplateWorker.Authoring;

namespace TemplateWorker.Verbs;

/// <summary><c>template enable</c>: lets a template run that was disabled.</summary>
static class TemplateEnableVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create() => TemplateActVerb.Create("enable", "Lets a template run that was disabled, with its commands.", RunAsync);

    static async Task<ActReport> RunAsync(TemplateAct act)
    {
        var (version, isChanged) = await new TemplateUse(act.Guild.Switch).EnableAsync(act.Tenant, act.Name, act.Stop);
        return new ActReport(
            new JsonObject { ["name"] = act.Name, ["version"] = version, ["enabled"] = true, ["changed"] = isChanged },
            $"{TemplateLookup.Describe(act.Name, version, act.Tenant)}{(isChanged ? " again" : " already")}");
    }
}
