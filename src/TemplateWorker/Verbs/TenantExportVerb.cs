using System.CommandLine;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Verbs;

/// <summary><c>tenant export</c>: hands over everything that is stored of a tenant.</summary>
static class TenantExportVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var file = new Argument<string?>("FILE") { Description = "Where to (default: stdout).", Arity = ArgumentArity.ZeroOrOne };
        var force = DbVerb.CreateForce("Replaces a file that is there.");
        var verb = new Command("export", "Writes everything that is stored of a guild or user as JSON Lines: state, templates with their sources, logs, keys and values.") { file };
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
            file, overwrites, output => database.Database.Administration.Tenants.ExportAsync(tenant, output, progress, stop), stop);
        if (file is not null)
        {
            Console.WriteLine($"{Path.GetFullPath(file)}: all of {tenant}: {TenantShowVerb.Join(written)}.");
        }

        return ExitCode.Done;
    }
}
