using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
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
        var verb = ActVerb.Begin(
            "restore", "Brings back what a backup holds, into an empty database. Until it is done the database is as it was. No worker may run meanwhile.", file);
        return ActVerb.Complete(verb, [force], async (settings, loggers, arguments, stop) =>
        {
            await using var database = await HostDatabase.OpenAsync(settings, loggers, stop);
            return Report(await RunAsync(database.Database.Administration.Restore, arguments.GetValue(file)!, arguments.GetValue(force), stop), database.Description);
        });
    }

    static async Task<RestoreReport> RunAsync(DatabaseRestore restore, string file, bool replaces, CancellationToken stop)
    {
        try
        {
            using var progress = new ConsoleProgress();
            return await restore.RunAsync(file, replaces, progress, stop);
        }
        catch (OperationCanceledException error) when (stop.IsCancellationRequested)
        {
            throw new VerbFailedException("Stopped before it was done; the database is as it was.", error) { Code = FailureCode.Stopped };
        }
    }

    static ActReport Report(RestoreReport restored, string database)
    {
        var rows = string.Create(CultureInfo.InvariantCulture, $"Restored {restored.Tables.Sum(table => table.Rows)} rows of {restored.Tables.Count} tables into {database}.");
        return new ActReport(
            new JsonObject { ["tables"] = DbBackupVerb.Of(restored.Tables), ["pending"] = JsonLines.Of(restored.Pending) },
            restored.Pending.Count == 0
                ? rows
                : $"{rows}\nThe backup is older than this program: `templateworker migrate` applies {string.Join(", ", restored.Pending)}, and so does the worker when it starts.");
    }
}
