using System.CommandLine;
using Microsoft.Extensions.Logging;
using TemplateWorker.Authoring;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Execution.Checks;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Templates.Compilation;
using TemplateWorker.Templates.Folders;
using TemplateWorker.Templates.Manifest;
using TemplateWorker.Templates.Scaffold;

namespace TemplateWorker.Verbs;

/// <summary><c>template check</c>: compiles a template and runs its top level once in a sandbox. Needs no database, unless a guild is named.</summary>
static class TemplateCheckVerb
{
    // A check that names no guild belongs to none; this is the id of none.
    static readonly TenantId Nobody = TenantId.Guild(1);

    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "Folder of the template, or a single .ts or .js file." };
        var name = new Option<string>("--name") { Description = "The template's name (default: that of the manifest, the folder or the file).", HelpName = "NAME" };
        var guild = GuildOption.Create("Compare with this guild too, as a push would, and change nothing: settings, commands of its other templates, how many there are.");
        var json = new Option<bool>("--json") { Description = "Prints one JSON object, for machines." };
        var verb = new Command(
            "check", "Compiles a template, and runs its top level once in a sandbox. Prints what is wrong, or what the template wants.")
        {
            path, name, guild, json,
        };
        verb.SetAction((arguments, stop) => RunAsync(
            SharedOptions.LoadSettings(arguments), arguments.GetValue(path)!, arguments.GetValue(name), arguments.GetValue(guild), arguments.GetValue(json), stop));
        return verb;
    }

    static async Task<int> RunAsync(HostSettings settings, string path, string? name, ulong? guild, bool isJson, CancellationToken stop)
    {
        await FolderHint.TellAsync(path, "check");
        TemplateSources template;
        try
        {
            template = TemplateFolder.Read(path, name);
        }
        catch (TemplateSourceException error)
        {
            return Report(path, template: null, InspectedTemplate.Failed(compiled: null, error.Diagnostics), guild: null, isJson);
        }

        if (EditorTypings.Refresh(path, template.Manifest) is { } problem)
        {
            await Console.Error.WriteLineAsync(problem);
        }

        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        if (guild is not { } id)
        {
            return Report(path, template, await InspectAsync(settings, template, Nobody, SettingValues.Sample(template.Manifest), loggers, stop), guild: null, isJson);
        }

        await using var database = await HostDatabase.OpenExistingAsync(settings, loggers, stop);
        await database.RequireUpToDateAsync(stop);
        var check = new GuildCheck(database.Database.Templates, TenantId.Guild(id));
        var inspected = await InspectAsync(settings, template, check.Tenant, await check.MakeSettingsAsync(template, stop), loggers, stop);
        if (inspected.Diagnostics.Count > 0)
        {
            return Report(path, template, inspected, guild: null, isJson);
        }

        var (compared, missing) = await check.CompareAsync(template, inspected, stop);
        return Report(path, template, compared, new GuildFindings(check.Tenant, missing), isJson);
    }

    static async Task<InspectedTemplate> InspectAsync(
        HostSettings settings, TemplateSources template, TenantId tenant, string values, ILoggerFactory loggers, CancellationToken stop)
    {
        using var compiler = new TemplateCompiler(settings.ToCompilerOptions(), TimeProvider.System, loggers.CreateLogger<TemplateCompiler>());

        // The sandbox starts while the compiler runs.
        var starting = TemplateCheck.StartAsync(settings.Sandbox.ToOptions(settings.Limits), new TemplateLines(loggers), loggers, TimeProvider.System, stop);
        try
        {
            return await new TemplateInspector(compiler, starting, settings.Limits.ToStorageLimits()).InspectAsync(tenant, template, values, stop);
        }
        finally
        {
            // A template that does not compile needs no sandbox, so one that did not start is no error then.
            await ((Task)starting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (starting.IsCompletedSuccessfully)
            {
                await starting.Result.DisposeAsync();
            }
        }
    }

    static int Report(string path, TemplateSources? template, InspectedTemplate inspected, GuildFindings? guild, bool isJson)
    {
        if (isJson)
        {
            Console.WriteLine(CheckReport.ToJson(template, inspected, guild));
        }
        else if (template is not null && inspected.Diagnostics.Count == 0)
        {
            foreach (var line in CheckReport.Lines(template, inspected, guild))
            {
                Console.WriteLine(line);
            }
        }
        else
        {
            foreach (var diagnostic in inspected.Diagnostics)
            {
                Console.Error.WriteLine(diagnostic with { File = FromHere(path, diagnostic.File) });
            }

            Console.Error.WriteLine(CheckReport.Count(inspected.Diagnostics));
        }

        return inspected.Diagnostics.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    // The place as the author's terminal can open it.
    static string FromHere(string path, string file)
    {
        var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(path) ?? "";
        return File.Exists(Path.Combine(folder, file)) ? Path.Combine(folder, file) : file;
    }
}
