using System.CommandLine;
using System.Globalization;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Verbs;

/// <summary><c>kv export</c>: writes all that a tenant stores as JSON Lines.</summary>
static class KvExportVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var file = new Argument<string?>("FILE") { Description = "Where to (default: stdout).", Arity = ArgumentArity.ZeroOrOne };
        var force = DbVerb.CreateForce("Replaces a file that is there.");
        var verb = new Command("export", "Writes the records and sorted lists of a guild or user as JSON Lines, as they are at one moment. Values stay what they are, byte for byte.") { file };
        var tenant = TenantOptions.AddTo(verb);
        verb.Add(force);
        verb.SetAction((arguments, stop) => RunAsync(
            SharedOptions.LoadSettings(arguments), tenant.Of(arguments), arguments.GetValue(file), arguments.GetValue(force), stop));
        return verb;
    }

    static async Task<int> RunAsync(HostSettings settings, TenantId tenant, string? file, bool overwrites, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        await using var database = await HostDatabase.OpenMigratedAsync(settings, loggers, stop);
        using var progress = new ConsoleProgress();
        var written = await OutputFile.WriteAsync(
            file, overwrites, output => database.Database.Administration.KeyValueExport.WriteAsync(tenant, output, progress, stop), stop);
        if (file is not null)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{Path.GetFullPath(file)}: {written.Records} records and {written.Members} members of sorted lists of {tenant}."));
        }

        return ExitCode.Done;
    }
}
