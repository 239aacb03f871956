using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.Administration;

namespace TemplateWorker.Verbs;

/// <summary><c>db backup</c>: writes everything into a file, and reads it back.</summary>
static class DbBackupVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Where to; by custom its name ends with .dump." };
        var force = DbVerb.CreateForce("Replaces a file that is there.");
        var json = TemplateVerb.CreateJson();
        var verb = new Command(
            "backup", "Writes the database into a file with pg_dump, reads the file back and compares it with the database. A worker may run meanwhile.")
        {
            file, force, json,
        };
        verb.SetAction((arguments, stop) => RunAsync(
            SharedOptions.LoadSettings(arguments), arguments.GetValue(file)!, arguments.GetValue(force), arguments.GetValue(json), stop));
        return verb;
    }

    static async Task<int> RunAsync(HostSettings settings, string file, bool overwrites, bool isJson, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        await using var database = await HostDatabase.OpenExistingAsync(settings, loggers, stop);
        BackupReport report;
        using (var progress = new ConsoleProgress())
        {
            report = await database.Database.Administration.Backup.RunAsync(file, overwrites, progress, stop);
        }

        if (isJson)
        {
            JsonLines.Print(new JsonObject
            {
                ["file"] = report.File,
                ["bytes"] = report.Bytes,
                ["schema"] = report.Schema,
                ["tables"] = Of(report.Tables),
            });
        }
        else
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{report.File}: {SizeText.Of(report.Bytes)}, {report.Tables.Sum(table => table.Rows)} rows of {report.Tables.Count} tables, read back and compared."));
        }

        return ExitCode.Done;
    }

    /// <summary>Rows of tables, for machines.</summary>
    public static JsonArray Of(IEnumerable<RowCount> tables) =>
        [.. tables.Select(table => new JsonObject { ["table"] = table.Table, ["rows"] = table.Rows })];
}
