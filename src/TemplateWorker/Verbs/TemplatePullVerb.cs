using System.CommandLine;
using System.Text.Json.Nodes;
using TemplateWorker.Authoring;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Templates.Folders;
using TemplateWorker.Templates.Scaffold;

namespace TemplateWorker.Verbs;

/// <summary><c>template pull</c>: writes the sources of a version into a folder.</summary>
static class TemplatePullVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var name = TemplateVerb.CreateName();
        var guild = TemplateVerb.CreateGuild();
        var folder = new Option<string>("--out") { Description = "The folder; made where there is none, and empty otherwise.", HelpName = "DIR", Required = true };
        var version = new Option<int?>("--version") { Description = "Which version (default: the active one).", HelpName = "N" };
        var json = TemplateVerb.CreateJson();
        var verb = new Command("pull", "Writes the sources of a version into a folder, with the typings for the editor.") { name, guild, folder, version, json };
        verb.SetAction((arguments, stop) => RunAsync(
            SharedOptions.LoadSettings(arguments), TemplateVerb.GuildOf(arguments, guild), arguments.GetValue(name)!,
            arguments.GetValue(version), arguments.GetValue(folder)!, arguments.GetValue(json), stop));
        return verb;
    }

    static async Task<int> RunAsync(
        HostSettings settings, TenantId tenant, string name, int? wanted, string folder, bool isJson, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        await using var guild = await GuildTemplates.OpenAsync(settings, loggers, stop);
        var version = await guild.Templates.LookAsync(tenant, view => TemplateLookup.FindVersionAsync(view, name, wanted), stop);
        await SourceFiles.WriteAsync(folder, version.Files, stop);
        if (AddTypings(folder, version) is { } problem)
        {
            await Console.Error.WriteLineAsync(problem);
        }

        if (isJson)
        {
            JsonLines.Print(new JsonObject
            {
                ["name"] = name,
                ["version"] = version.Summary.Version,
                ["folder"] = folder,
                ["files"] = JsonLines.Of(version.Files.Keys.Order(StringComparer.Ordinal)),
            });
        }
        else
        {
            Console.WriteLine($"{name}: version {version.Summary.Version} is in {folder}, {version.Files.Count} files");
        }

        return ExitCode.Done;
    }

    // A version that a later program cannot read is pulled all the same, to be mended.
    static string? AddTypings(string folder, TemplateVersion version)
    {
        try
        {
            return EditorTypings.Add(folder, VersionManifest.Of(version));
        }
        catch (TemplateSourceException error)
        {
            return $"{error.Message}\nThe editor's typings are left out; `template types {folder}` writes them when this is mended.";
        }
    }
}
