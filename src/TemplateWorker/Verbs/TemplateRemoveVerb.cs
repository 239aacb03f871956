using System.CommandLine;
using System.Text.Json.Nodes;
using TemplateWorker.Authoring;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Verbs;

/// <summary><c>template remove</c>: takes a template out of use.</summary>
static class TemplateRemoveVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var name = TemplateVerb.CreateName();
        var guild = TemplateVerb.CreateGuild();
        var json = TemplateVerb.CreateJson();
        var verb = new Command("remove", "Takes a template out of use, with its commands. Its versions, settings and what it stored stay.") { name, guild, json };
        verb.SetAction((arguments, stop) => RunAsync(
            SharedOptions.LoadSettings(arguments), TemplateVerb.GuildOf(arguments, guild), arguments.GetValue(name)!, arguments.GetValue(json), stop));
        return verb;
    }

    static async Task<int> RunAsync(HostSettings settings, TenantId tenant, string name, bool isJson, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        await using var guild = await GuildTemplates.OpenAsync(settings, loggers, stop);
        var (version, problem) = await new TemplateUse(guild.Switch).RemoveAsync(tenant, name, stop);
        if (isJson)
        {
            JsonLines.Print(new JsonObject { ["name"] = name, ["version"] = version, ["removed"] = true, ["commands_problem"] = problem });
        }
        else
        {
            Console.WriteLine($"{name} is removed from {tenant}; `template rollback {name}` takes version {version} into use again{CommandsLater.Explain(problem)}");
        }

        return ExitCode.Done;
    }
}
