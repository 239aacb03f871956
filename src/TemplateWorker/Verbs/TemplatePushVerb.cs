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

namespace TemplateWorker.Verbs;

/// <summary><c>template push</c>: compiles a template, runs its top level once and makes it the active version.</summary>
static class TemplatePushVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "Folder of the template, or a single .ts or .js file." };
        var guild = TemplateVerb.CreateGuild();
        var name = new Option<string>("--name") { Description = "The template's name (default: that of the manifest, the folder or the file).", HelpName = "NAME" };
        var note = new Option<string>("--note") { Description = "What this version is about.", HelpName = "TEXT" };
        var author = new Option<string>("--author") { Description = "Who pushes it (default: the user of this machine).", HelpName = "NAME" };
        var json = TemplateVerb.CreateJson();
        var verb = new Command(
            "push",
            "Compiles a template, runs its top level once in a sandbox, registers its commands where a bot token is configured, " +
            "and makes it a guild's active version. When anything fails, the version before stays active.")
        {
            path, guild, name, note, author, json,
        };
        verb.SetAction(async (arguments, stop) =>
        {
            var settings = SharedOptions.LoadSettings(arguments);
            var tenant = TemplateVerb.GuildOf(arguments, guild);
            await FolderHint.TellAsync(arguments.GetValue(path)!, "push");
            var source = TemplateFolder.Read(arguments.GetValue(path)!, arguments.GetValue(name));
            var (pushed, isWorkerRunning) = await PushAsync(
                settings, tenant, source, arguments.GetValue(author) ?? Environment.UserName, arguments.GetValue(note), stop);
            string[] given = [.. new[] { note, author }.Where(option => arguments.GetValue(option) is not null).Select(option => option.Name)];
            Print(tenant, source, pushed, given, isWorkerRunning, arguments.GetValue(json));
            return ExitCode.Done;
        });
        return verb;
    }

    static async Task<(PushedTemplate Pushed, bool IsWorkerRunning)> PushAsync(
        HostSettings settings, TenantId tenant, TemplateSources source, string author, string? note, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        using var compiler = new TemplateCompiler(settings.ToCompilerOptions(), TimeProvider.System, loggers.CreateLogger<TemplateCompiler>());

        // The sandbox starts while the database opens and the compiler runs.
        var starting = TemplateCheck.StartAsync(settings.Sandbox.ToOptions(settings.Limits), new TemplateLines(loggers), loggers, TimeProvider.System, stop);
        try
        {
            await using var guild = await GuildTemplates.OpenAsync(settings, loggers, stop);
            var push = new TemplatePush(guild.Database, compiler, new TemplateInspector(compiler, starting, guild.Database.Limits), guild.Registration);
            var pushed = await push.RunAsync(tenant, source, author, note, stop);
            return (pushed, await WorkerPresence.TellAsync(guild.HostDatabase, stop));
        }
        finally
        {
            await using var check = await starting;
        }
    }

    static void Print(TenantId tenant, TemplateSources source, PushedTemplate pushed, IReadOnlyList<string> given, bool isWorkerRunning, bool isJson)
    {
        if (isJson)
        {
            var json = PushReport.ToJson(tenant, pushed, given);
            json[WorkerPresence.Field] = isWorkerRunning;
            JsonLines.Print(json);
            return;
        }

        Console.WriteLine(string.Join('\n', PushReport.Lines(tenant, pushed, given)));
        if (!source.Files.ContainsKey(Templates.Manifest.TemplateManifest.FileName))
        {
            Console.WriteLine($"  without a {Templates.Manifest.TemplateManifest.FileName} it may do what is listed, and no more");
        }
    }
}
