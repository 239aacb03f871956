using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
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
        var verb = ActVerb.Begin(
            "backup", "Writes the database into a file with pg_dump, reads the file back and compares it with the database. A worker may run meanwhile.", file);
        return ActVerb.Complete(verb, [force], async (settings, loggers, arguments, stop) =>
        {
            await using var database = await HostDatabase.OpenExistingAsync(settings, loggers, stop);
            using var progress = new ConsoleProgress();
            return Report(await database.Database.Administration.Backup.RunAsync(arguments.GetValue(file)!, arguments.GetValue(force), progress, stop));
        });
    }

    /// <summary>Rows of tables, for machines.</summary>
    public static JsonArray Of(IEnumerable<RowCount> tables) =>
        [.. tables.Select(table => new JsonObject { ["table"] = table.Table, ["rows"] = table.Rows })];

    static ActReport Report(BackupReport backup) => new(
        new JsonObject { ["file"] = backup.File, ["bytes"] = backup.Bytes, ["schema"] = backup.Schema, ["tables"] = Of(backup.Tables) },
        string.Create(
            CultureInfo.InvariantCulture,
            $"{backup.File}: {SizeText.Of(backup.Bytes)}, {backup.Tables.Sum(table => table.Rows)} rows of {backup.Tables.Count} tables, read back and compared."));
}
