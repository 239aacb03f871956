using System.CommandLine;
using System.Text.Json.Nodes;
using TemplateWorker.Authoring;

namespace TemplateWorker.Verbs;

/// <summary><c>template remove</c>: takes a template out of use.</summary>
static class TemplateRemoveVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create() => TemplateActVerb.Create(
        "remove", "Takes a template out of use, with its commands. Its versions, settings and what it stored stay.", RunAsync);

    static async Task<ActReport> RunAsync(TemplateAct act)
    {
        var (version, problem) = await new TemplateUse(act.Guild.Switch).RemoveAsync(act.Tenant, act.Name, act.Stop);
        return new ActReport(
            new JsonObject { ["name"] = act.Name, ["version"] = version, ["removed"] = true, ["commands_problem"] = problem },
            $"{act.Name} is removed from {act.Tenant}; `template rollback {act.Name}` takes version {version} into use again{CommandsLater.Explain(problem)}");
    }
}
