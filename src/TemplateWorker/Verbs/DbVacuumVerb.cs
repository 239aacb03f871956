using System.CommandLine;
using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.Administration;

namespace TemplateWorker.Verbs;

/// <summary><c>db vacuum</c>: gives room of removed rows back.</summary>
static class DbVacuumVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var full = new Option<bool>("--full")
        {
            Description = "Writes tables anew, so that the disk gets the room back. Nobody else can use a table meanwhile, and there must be room for it twice.",
        };
        var json = TemplateVerb.CreateJson();
        var verb = new Command("vacuum", "Lets room of removed rows be used again, and tells PostgreSQL's planner what tables hold. A worker may run meanwhile.") { full, json };
        verb.SetAction((arguments, stop) => RunAsync(SharedOptions.LoadSettings(arguments), arguments.GetValue(full), arguments.GetValue(json), stop));
        return verb;
    }

    static async Task<int> RunAsync(HostSettings settings, bool isFull, bool isJson, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        await using var database = await HostDatabase.OpenExistingAsync(settings, loggers, stop);
        IReadOnlyList<VacuumedTable> tables;
        using (var progress = new ConsoleProgress())
        {
            tables = await database.Database.Administration.Vacuum.RunAsync(isFull, progress, stop);
        }

        if (isJson)
        {
            JsonLines.Print(new JsonArray([.. tables.Select(table => new JsonObject
            {
                ["table"] = table.Table,
                ["bytes_before"] = table.BytesBefore,
                ["bytes_after"] = table.BytesAfter,
            })]));
        }
        else
        {
            var (before, after) = (tables.Sum(table => table.BytesBefore), tables.Sum(table => table.BytesAfter));
            Console.WriteLine($"{tables.Count} tables vacuumed: {SizeText.Of(before)} before, {SizeText.Of(after)} after.");
        }

        return ExitCode.Done;
    }
}
