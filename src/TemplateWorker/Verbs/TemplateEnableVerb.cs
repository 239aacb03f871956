using System.CommandLine;
using System.Text.Json.Nodes;
using TemplateWorker.Authoring;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Verbs;

/// <summary><c>template enable</c>: lets a template run that was disabled.</summary>
static class TemplateEnableVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var name = TemplateVerb.CreateName();
        var guild = TemplateVerb.CreateGuild();
        var json = TemplateVerb.CreateJson();
        var verb = new Command("enable", "Lets a template run that was disabled, with its commands.") { name, guild, json };
        verb.SetAction((arguments, stop) => RunAsync(
            SharedOptions.LoadSettings(arguments), TemplateVerb.GuildOf(arguments, guild), arguments.GetValue(name)!, arguments.GetValue(json), stop));
        return verb;
    }

    static async Task<int> RunAsync(HostSettings settings, TenantId tenant, string name, bool isJson, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        await using var guild = await GuildTemplates.OpenAsync(settings, loggers, stop);
        var (version, isChanged) = await new TemplateUse(guild.Switch).EnableAsync(tenant, name, stop);
        if (isJson)
        {
            JsonLines.Print(new JsonObject { ["name"] = name, ["version"] = version, ["enabled"] = true, ["changed"] = isChanged });
        }
        else
        {
            Console.WriteLine($"{TemplateLookup.Describe(name, version, tenant)}{(isChanged ? " again" : " already")}");
        }

        return ExitCode.Done;
    }
}
