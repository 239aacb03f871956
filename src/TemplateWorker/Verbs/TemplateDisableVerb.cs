using System.CommandLine;
using System.Text.Json.Nodes;
using TemplateWorker.Authoring;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Verbs;

/// <summary><c>template disable</c>: stops a template; version, settings and data stay.</summary>
static class TemplateDisableVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var name = TemplateVerb.CreateName();
        var guild = TemplateVerb.CreateGuild();
        var json = TemplateVerb.CreateJson();
        var verb = new Command("disable", "Stops a template and takes its commands away. Version, settings and what it stored stay.") { name, guild, json };
        verb.SetAction((arguments, stop) => RunAsync(
            SharedOptions.LoadSettings(arguments), TemplateVerb.GuildOf(arguments, guild), arguments.GetValue(name)!, arguments.GetValue(json), stop));
        return verb;
    }

    static async Task<int> RunAsync(HostSettings settings, TenantId tenant, string name, bool isJson, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        await using var guild = await GuildTemplates.OpenAsync(settings, loggers, stop);
        var (version, isChanged, problem) = await new TemplateUse(guild.Switch).DisableAsync(tenant, name, stop);
        if (isJson)
        {
            JsonLines.Print(new JsonObject { ["name"] = name, ["version"] = version, ["enabled"] = false, ["changed"] = isChanged, ["commands_problem"] = problem });
        }
        else
        {
            Console.WriteLine($"{name}: version {version} is {(isChanged ? "" : "already ")}disabled in {tenant}{CommandsLater.Explain(problem)}");
        }

        return ExitCode.Done;
    }
}
