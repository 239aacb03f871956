using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.Migrations;

namespace TemplateWorker.Verbs;

/// <summary><c>migrate</c>: brings the database's schema up to date, or tells what that would do.</summary>
static class MigrateVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var status = new Option<bool>("--status") { Description = "List every migration with its state and time; change nothing." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Print the SQL that would run; change nothing." };
        var verb = new Command("migrate", "Brings the database's schema up to date.") { status, dryRun };
        verb.Validators.Add(arguments =>
        {
            if (arguments.GetValue(status) && arguments.GetValue(dryRun))
            {
                arguments.AddError("--status and --dry-run do not go together; give one of them");
            }
        });
        verb.SetAction((arguments, stop) =>
        {
            var settings = SharedOptions.LoadSettings(arguments);
            return arguments.GetValue(status) ? RunAsync(settings, HostDatabase.OpenExistingAsync, ListAsync, stop)
                : arguments.GetValue(dryRun) ? RunAsync(settings, HostDatabase.OpenExistingAsync, PrintAsync, stop)
                : RunAsync(settings, HostDatabase.OpenAsync, ApplyAsync, stop);
        });
        return verb;
    }

    static async Task<int> RunAsync(
        HostSettings settings,
        Func<HostSettings, ILoggerFactory, CancellationToken, Task<HostDatabase>> open,
        Func<Migrator, CancellationToken, Task> work,
        CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        await using var database = await open(settings, loggers, stop);
        await work(database.Database.Migrations, stop);
        return ExitCode.Done;
    }

    static async Task ApplyAsync(Migrator migrations, CancellationToken stop)
    {
        var applied = await migrations.ApplyAsync(stop);
        Console.WriteLine(applied.Count == 0 ? "The database is up to date." : $"Applied: {string.Join(", ", applied)}");
    }

    static async Task PrintAsync(Migrator migrations, CancellationToken stop) =>
        Console.Write(await migrations.GetPendingSqlAsync(stop));

    static async Task ListAsync(Migrator migrations, CancellationToken stop)
    {
        var all = await migrations.GetStatusAsync(stop);
        var width = all.Max(migration => migration.Id.Length);
        foreach (var migration in all)
        {
            var time = migration.AppliedAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            Console.WriteLine($"{migration.Id.PadRight(width)}  {migration.State.ToString().ToLowerInvariant(),-8}  {time}".TrimEnd());
        }
    }
}
