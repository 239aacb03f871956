using System.CommandLine;
using TemplateWorker.CommandLine;
using TemplateWorker.Hosting;

namespace TemplateWorker.Verbs;

/// <summary><c>db shell</c>: psql on the database.</summary>
static class DbShellVerb
{
    /// <summary>The verb's name. While it runs, the terminal is psql's.</summary>
    public const string Name = "shell";

    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var given = new Argument<string[]>("ARGUMENTS") { Description = "psql's own, after two dashes: -- --command='SELECT 1'.", Arity = ArgumentArity.ZeroOrMore };
        var verb = new Command(Name, "Starts psql on the database with the login and TLS settings of the configuration. An embedded PostgreSQL runs for as long.") { given };
        verb.SetAction(async (arguments, stop) =>
        {
            var settings = SharedOptions.LoadSettings(arguments);
            using var loggers = HostLogging.CreateQuiet(settings.Logging);
            await using var database = await HostDatabase.OpenExistingAsync(settings, loggers, stop);
            return await database.Database.Administration.Shell.RunAsync(arguments.GetValue(given) ?? [], stop);
        });
        return verb;
    }
}
