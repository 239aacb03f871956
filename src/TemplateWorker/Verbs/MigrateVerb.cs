using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
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
        var json = new Option<bool>("--json") { Description = "With --status: one JSON object a migration, for programs; ends with exit code 1 unless all are applied." };
        var verb = new Command("migrate", "Brings the database's schema up to date.") { status, dryRun, json };
        verb.Validators.Add(arguments =>
        {
            if (arguments.GetValue(status) && arguments.GetValue(dryRun))
            {
                arguments.AddError("--status and --dry-run do not go together; give one of them");
            }

            if (arguments.GetValue(json) && !arguments.GetValue(status))
            {
                arguments.AddError("--json goes with --status only");
            }
        });
        verb.SetAction((arguments, stop) =>
        {
            var settings = SharedOptions.LoadSettings(arguments);
            return arguments.GetValue(status) ? RunAsync(settings, HostDatabase.OpenExistingAsync, arguments.GetValue(json) ? JudgeAsync : ListAsync, stop)
                : arguments.GetValue(dryRun) ? RunAsync(settings, HostDatabase.OpenExistingAsync, PrintAsync, stop)
                : RunAsync(settings, HostDatabase.OpenAsync, ApplyAsync, stop);
        });
        return verb;
    }

    static async Task<int> RunAsync(
        HostSettings settings,
        Func<HostSettings, ILoggerFactory, CancellationToken, Task<HostDatabase>> open,
        Func<Migrator, CancellationToken, Task<int>> work,
        CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        await using var database = await open(settings, loggers, stop);
        return await work(database.Database.Migrations, stop);
    }

    static async Task<int> ApplyAsync(Migrator migrations, CancellationToken stop)
    {
        var applied = await migrations.ApplyAsync(stop);
        Console.WriteLine(applied.Count == 0 ? "The database is up to date." : $"Applied: {string.Join(", ", applied)}");
        return ExitCode.Done;
    }

    static async Task<int> PrintAsync(Migrator migrations, CancellationToken stop)
    {
        Console.Write(await migrations.GetPendingSqlAsync(stop));
        return ExitCode.Done;
    }

    static async Task<int> ListAsync(Migrator migrations, CancellationToken stop)
    {
        var all = await migrations.GetStatusAsync(stop);
        var width = all.Max(migration => migration.Id.Length);
        foreach (var migration in all)
        {
            var time = migration.AppliedAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            Console.WriteLine($"{migration.Id.PadRight(width)}  {migration.State.ToString().ToLowerInvariant(),-8}  {time}".TrimEnd());
        }

        return ExitCode.Done;
    }

    static async Task<int> JudgeAsync(Migrator migrations, CancellationToken stop)
    {
        var all = await migrations.GetStatusAsync(stop);
        foreach (var migration in all)
        {
            JsonLines.Print(new JsonObject
            {
                ["id"] = migration.Id,
                ["state"] = migration.State.ToString().ToLowerInvariant(),
                ["applied_at"] = migration.AppliedAt is { } time ? JsonLines.Of(time) : null,
            });
        }

        var isWhole = all.All(migration => migration.State == MigrationState.Applied);
        if (!isWhole)
        {
            Console.Error.WriteLine("Not every migration is applied; see their states. `templateworker migrate` applies those that are pending.");
        }

        return isWhole ? ExitCode.Done : ExitCode.Failed;
    }
}
