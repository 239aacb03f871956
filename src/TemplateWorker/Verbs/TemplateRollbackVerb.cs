using System.CommandLine;
using System.Text.Json.Nodes;
using TemplateWorker.Authoring;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Verbs;

/// <summary><c>template rollback</c>: makes an earlier version the active one.</summary>
static class TemplateRollbackVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var name = TemplateVerb.CreateName();
        var guild = TemplateVerb.CreateGuild();
        var to = new Option<int?>("--to") { Description = "Which version (default: that before the active one; of a removed template the newest).", HelpName = "N" };
        var json = TemplateVerb.CreateJson();
        var verb = new Command("rollback", "Makes an earlier version of a template the active one, with its commands.") { name, guild, to, json };
        verb.SetAction((arguments, stop) => RunAsync(
            SharedOptions.LoadSettings(arguments), TemplateVerb.GuildOf(arguments, guild), arguments.GetValue(name)!,
            arguments.GetValue(to), arguments.GetValue(json), stop));
        return verb;
    }

    static async Task<int> RunAsync(HostSettings settings, TenantId tenant, string name, int? wanted, bool isJson, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        await using var guild = await GuildTemplates.OpenAsync(settings, loggers, stop);
        var (from, to) = await new TemplateRollback(guild.Switch).RunAsync(tenant, name, wanted, stop);
        if (isJson)
        {
            JsonLines.Print(new JsonObject { ["name"] = name, ["from"] = from, ["version"] = to });
        }
        else
        {
            Console.WriteLine(TemplateLookup.Describe(name, to, tenant) + (from is null ? " again" : $", in place of version {from}"));
        }

        return ExitCode.Done;
    }
}
