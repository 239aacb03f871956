using System.CommandLine;
using System.Text.Json.Nodes;
using TemplateWorker.Authoring;

namespace TemplateWorker.Verbs;

/// <summary><c>template disable</c>: stops a template; version, settings and data stay.</summary>
static class TemplateDisableVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create() => TemplateActVerb.Create(
        "disable", "Stops a template and takes its commands away. Version, settings and what it stored stay.", RunAsync);

    static async Task<ActReport> RunAsync(TemplateAct act)
    {
        var (version, isChanged, problem) = await new TemplateUse(act.Guild.Switch).DisableAsync(act.Tenant, act.Name, act.Stop);
        return new ActReport(
            new JsonObject { ["name"] = act.Name, ["version"] = version, ["enabled"] = false, ["changed"] = isChanged, ["commands_problem"] = problem },
            $"{act.Name}: version {version} is {(isChanged ? "" : "already ")}disabled in {act.Tenant}{CommandsLater.Explain(problem)}");
    }
}
