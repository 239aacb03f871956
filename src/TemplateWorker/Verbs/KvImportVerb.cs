using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.Administration;
using TemplateWorker.Storage.KeyValue.Transfer;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Verbs;

/// <summary><c>kv import</c>: stores what <c>kv export</c> has written, all of it or nothing.</summary>
static class KvImportVerb
{
    const string Stdin = "-";

    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = $"What `kv export` has written; {Stdin} for stdin." };
        var replace = new Option<bool>("--replace") { Description = "Also removes what the guild or user stores and the file does not have." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Says what would be done, and changes nothing." };
        var json = TemplateVerb.CreateJson();
        var verb = new Command("import", "Stores what `kv export` has written, of the same guild or user or of another: all of it, or nothing when a line is wrong.") { file };
        var tenant = TenantOptions.AddTo(verb);
        verb.Add(replace);
        verb.Add(dryRun);
        verb.Add(json);
        verb.SetAction(async (arguments, stop) =>
        {
            var settings = SharedOptions.LoadSettings(arguments);
            using var loggers = HostLogging.CreateQuiet(settings.Logging);
            await using var database = await HostDatabase.OpenMigratedAsync(settings, loggers, stop);
            var import = database.Database.Administration.KeyValueImport;
            var isTrial = arguments.GetValue(dryRun);
            var lines = await ReadAsync(import, arguments.GetValue(file)!, stop);
            using var progress = new ConsoleProgress();
            progress.Report(string.Create(CultureInfo.InvariantCulture, $"importing {lines.Count} lines"));
            var report = await import.RunAsync(tenant.Of(arguments), lines, arguments.GetValue(replace), isTrial, stop);
            Print(tenant.Of(arguments), report, isTrial, arguments.GetValue(json));
            return ExitCode.Done;
        });
        return verb;
    }

    static async Task<IReadOnlyList<TransferLine>> ReadAsync(KeyValueImport import, string file, CancellationToken stop)
    {
        try
        {
            await using var input = file == Stdin ? Console.OpenStandardInput() : File.OpenRead(file);
            return await import.ReadAsync(input, file == Stdin ? "stdin" : file, stop);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new AdministrationException($"{file} cannot be read: {error.Message} Nothing was imported.", error);
        }
    }

    static void Print(TenantId tenant, ImportReport report, bool isTrial, bool isJson)
    {
        if (isJson)
        {
            JsonLines.Print(new JsonObject
            {
                ["owner_type"] = tenant.OwnerTypeText,
                ["owner_id"] = tenant.OwnerIdText,
                ["dry_run"] = isTrial,
                ["added"] = report.Added,
                ["changed"] = report.Changed,
                ["same"] = report.Same,
                ["removed"] = report.Removed,
                ["expired"] = report.Expired,
                ["members"] = report.Members,
                ["bytes"] = report.Bytes,
            });
            return;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(isTrial ? "Would be: " : "")}{report.Added} records added, {report.Changed} changed, {report.Same} the same, {report.Members} members of sorted lists{(report.Removed > 0 ? $", {report.Removed} removed" : "")}{(report.Expired > 0 ? $", {report.Expired} left out because their time has passed" : "")}; {tenant} {(isTrial ? "would store" : "stores")} {SizeText.Of(report.Bytes)}."));
    }
}
