using System.CommandLine;
using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
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
        var verb = ActVerb.Begin("vacuum", "Lets room of removed rows be used again, and tells PostgreSQL's planner what tables hold. A worker may run meanwhile.");
        return ActVerb.Complete(verb, [full], async (settings, loggers, arguments, stop) =>
        {
            await using var database = await HostDatabase.OpenExistingAsync(settings, loggers, stop);
            using var progress = new ConsoleProgress();
            return Report(await database.Database.Administration.Vacuum.RunAsync(arguments.GetValue(full), progress, stop));
        });
    }

    static ActReport Report(IReadOnlyList<VacuumedTable> tables)
    {
        var (before, after) = (tables.Sum(table => table.BytesBefore), tables.Sum(table => table.BytesAfter));
        return new ActReport(
            new JsonArray([.. tables.Select(table => new JsonObject
            {
                ["table"] = table.Table,
                ["bytes_before"] = table.BytesBefore,
                ["bytes_after"] = table.BytesAfter,
            })]),
            $"{tables.Count} tables vacuumed: {SizeText.Of(before)} before, {SizeText.Of(after)} after.");
    }
}
