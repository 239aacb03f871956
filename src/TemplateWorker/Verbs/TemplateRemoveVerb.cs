using System.CommandLine;
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
        var name = new Argument<string>("NAME") { Description = "The template's name." };
        var guild = TemplateVerb.CreateGuild();
        var verb = new Command("remove", "Takes a template out of use. What it stored stays.") { name, guild };
        verb.SetAction((arguments, stop) => RunAsync(
            SharedOptions.LoadSettings(arguments), TemplateVerb.GuildOf(arguments, guild), arguments.GetValue(name)!, stop));
        return verb;
    }

    static async Task<int> RunAsync(HostSettings settings, TenantId tenant, string name, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        await using var database = await HostDatabase.OpenMigratedAsync(settings, loggers, stop);
        if (!await database.Database.Templates.RemoveAsync(tenant, name, stop))
        {
            throw new VerbFailedException($"No template \"{name}\" is active in {tenant}; `template list` shows those that are.");
        }

        Console.WriteLine($"{name} is removed from {tenant}.");
        return ExitCode.Done;
    }
}
