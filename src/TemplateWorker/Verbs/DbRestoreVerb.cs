using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.Administration;

namespace TemplateWorker.Verbs;

/// <summary><c>db restore</c>: brings back what a backup holds.</summary>
static class DbRestoreVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "What `db backup` has made." };
        var force = DbVerb.CreateForce("Replaces everything that is in the database.");
        var json = TemplateVerb.CreateJson();
        var verb = new Command(
            "restore", "Brings back what a backup holds, into an empty database. Until it is done the database is as it was. No worker may run meanwhile.")
        {
            file, force, json,
        };
        verb.SetAction((arguments, stop) => RunAsync(
            SharedOptions.LoadSettings(arguments), arguments.GetValue(file)!, arguments.GetValue(force), arguments.GetValue(json), stop));
        return verb;
    }

    static async Task<int> RunAsync(HostSettings settings, string file, bool replaces, bool isJson, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        await using var database = await HostDatabase.OpenAsync(settings, loggers, stop);
        RestoreReport report;
        try
        {
            using var progress = new ConsoleProgress();
            report = await database.Database.Administration.Restore.RunAsync(file, replaces, progress, stop);
        }
        catch (OperationCanceledException error) when (stop.IsCancellationRequested)
        {
            throw new VerbFailedException("Stopped before it was done; the database is as it was.", error) { Code = FailureCode.Stopped };
        }

        if (isJson)
        {
            JsonLines.Print(new JsonObject { ["tables"] = DbBackupVerb.Of(report.Tables), ["pending"] = JsonLines.Of(report.Pending) });
            return ExitCode.Done;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Restored {report.Tables.Sum(table => table.Rows)} rows of {report.Tables.Count} tables into {database.Description}."));
        if (report.Pending.Count > 0)
        {
            Console.WriteLine($"The backup is older than this program: `templateworker migrate` applies {string.Join(", ", report.Pending)}, and so does the worker when it starts.");
        }

        return ExitCode.Done;
    }
}
