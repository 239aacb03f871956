using System.CommandLine;
using TemplateWorker.CommandLine;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.Administration;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Verbs;

/// <summary>Makes the verbs <c>export</c>, which write what is stored of a tenant into a file or to stdout.</summary>
static class ExportVerb
{
    /// <summary>Makes one.</summary>
    /// <param name="description">What it writes.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="describe">Says what the file holds.</param>
    public static Command Create<T>(
        string description, Func<DatabaseAdministration, TenantId, Stream, IProgress<string>, CancellationToken, Task<T>> write, Func<TenantId, T, string> describe)
    {
        var file = new Argument<string?>("FILE") { Description = "Where to (default: stdout).", Arity = ArgumentArity.ZeroOrOne };
        var force = DbVerb.CreateForce("Replaces a file that is there.");
        var verb = new Command("export", description) { file };
        var tenant = TenantOptions.AddTo(verb);
        verb.Add(force);
        verb.SetAction(async (arguments, stop) =>
        {
            var settings = SharedOptions.LoadSettings(arguments);
            using var loggers = HostLogging.CreateQuiet(settings.Logging);
            await using var database = await HostDatabase.OpenMigratedAsync(settings, loggers, stop);
            using var progress = new ConsoleProgress();
            var (owner, path) = (tenant.Of(arguments), arguments.GetValue(file));
            var written = await OutputFile.WriteAsync(
                path, arguments.GetValue(force), output => write(database.Database.Administration, owner, output, progress, stop), stop);
            if (path is not null)
            {
                Console.WriteLine($"{Path.GetFullPath(path)}: {describe(owner, written)}.");
            }

            return ExitCode.Done;
        });
        return verb;
    }
}
