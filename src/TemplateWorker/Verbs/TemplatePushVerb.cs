using System.CommandLine;
using System.Globalization;
using TemplateWorker.Authoring;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Execution.Checks;
using TemplateWorker.Hosting;
using TemplateWorker.Registration;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Verbs;

/// <summary>
/// <c>template push</c>: checks a template in a sandbox and makes it the active version. It leaves Discord alone: the
/// running worker hears of the change and registers the commands, so that only one program writes them.
/// </summary>
static class TemplatePushVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = $"Folder with a {TemplateSource.FolderEntry}, or a .js file." };
        var guild = TemplateVerb.CreateGuild();
        var name = new Option<string>("--name") { Description = "The template's name (default: that of the folder or file).", HelpName = "NAME" };
        var note = new Option<string>("--note") { Description = "What this version is about.", HelpName = "TEXT" };
        var verb = new Command(
            "push",
            "Checks a template in a sandbox and makes it a guild's active version. When it fails, the version before stays active. " +
            "A running worker takes it up and registers its commands by itself; without one, see register.")
        {
            path, guild, name, note,
        };
        verb.SetAction((arguments, stop) =>
        {
            var source = TemplateSource.Read(arguments.GetValue(path)!, arguments.GetValue(name));
            var tenant = TemplateVerb.GuildOf(arguments, guild);
            return RunAsync(SharedOptions.LoadSettings(arguments), tenant, source, arguments.GetValue(note), stop);
        });
        return verb;
    }

    static async Task<int> RunAsync(HostSettings settings, TenantId tenant, TemplateSource source, string? note, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        await using var database = await HostDatabase.OpenMigratedAsync(settings, loggers, stop);
        await using var check = await TemplateCheck.StartAsync(
            settings.Sandbox.ToOptions(settings.Limits), new TemplateLines(loggers), loggers, TimeProvider.System, stop);
        var pushed = await new TemplatePush(database.Database, check).RunAsync(tenant, source, Environment.UserName, note, stop);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{source.Name}: version {pushed.Version} is active in {tenant}"));
        Print("events", pushed.Events);
        Print("commands", CommandSet.NamesIn(pushed.Commands));
        return ExitCode.Done;
    }

    static void Print(string what, IReadOnlyCollection<string> names)
    {
        if (names.Count > 0)
        {
            Console.WriteLine($"  {what}: {string.Join(", ", names)}");
        }
    }
}
