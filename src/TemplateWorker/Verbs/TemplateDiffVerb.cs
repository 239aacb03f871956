using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using TemplateWorker.Authoring;
using TemplateWorker.Authoring.Differences;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Templates.Folders;

namespace TemplateWorker.Verbs;

/// <summary><c>template diff</c>: how the sources of two versions differ, or those of a folder from a version.</summary>
static class TemplateDiffVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var name = TemplateVerb.CreateName();
        var from = new Argument<int?>("A") { Description = "The earlier version (default: that before B, or the active one with --dir).", Arity = ArgumentArity.ZeroOrOne };
        var to = new Argument<int?>("B") { Description = "The later version (default: the active one).", Arity = ArgumentArity.ZeroOrOne };
        var folder = new Option<string>("--dir") { Description = "Compare with a folder, in place of B.", HelpName = "DIR" };
        var guild = TemplateVerb.CreateGuild();
        var json = TemplateVerb.CreateJson();
        var verb = new Command("diff", "Shows how the files of two versions differ, or those of a folder from a version.") { name, from, to, folder, guild, json };
        verb.Validators.Add(arguments =>
        {
            if (arguments.GetValue(to) is not null && arguments.GetValue(folder) is not null)
            {
                arguments.AddError("B and --dir do not go together; give one of them");
            }
        });
        verb.SetAction((arguments, stop) => RunAsync(
            SharedOptions.LoadSettings(arguments), TemplateVerb.GuildOf(arguments, guild), arguments.GetValue(name)!,
            arguments.GetValue(from), arguments.GetValue(to), arguments.GetValue(folder), arguments.GetValue(json), stop));
        return verb;
    }

    static async Task<int> RunAsync(
        HostSettings settings, TenantId tenant, string name, int? from, int? to, string? folder, bool isJson, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        var source = folder is null ? null : TemplateFolder.Read(folder, name);
        await using var guild = await GuildTemplates.OpenAsync(settings, loggers, stop);
        var (before, after) = await guild.Templates.LookAsync(tenant, view => FindAsync(view, name, from, to, source is not null), stop);
        var (beforeFiles, afterFiles) = (before?.Files ?? new Dictionary<string, string>(), source?.Files ?? after!.Files);
        var differences = UnifiedDifference.Between(beforeFiles, afterFiles);
        var (beforeName, afterName) = (Name(before), folder ?? Name(after));
        if (isJson)
        {
            JsonLines.Print(new JsonObject
            {
                ["name"] = name,
                ["from"] = before?.Summary.Version,
                ["to"] = after?.Summary.Version,
                ["folder"] = folder,
                ["files"] = new JsonArray([.. differences.Select(file => new JsonObject { ["path"] = file.Path, ["status"] = file.Status, ["diff"] = file.Text })]),
            });
        }
        else if (differences.Count == 0)
        {
            Console.WriteLine($"{name}: {beforeName} and {afterName} have the same files.");
        }
        else
        {
            Console.Write(string.Concat(differences.Select(file => file.Text)));
        }

        return ExitCode.Done;
    }

    static async Task<(TemplateVersion? Before, TemplateVersion? After)> FindAsync(TemplateChange view, string name, int? from, int? to, bool withFolder)
    {
        if (withFolder)
        {
            return (await TemplateLookup.FindVersionAsync(view, name, from), null);
        }

        var after = await TemplateLookup.FindVersionAsync(view, name, to);
        var earlier = from ?? (await view.ListVersionsAsync(name)).FirstOrDefault(version => version.Version < after.Summary.Version)?.Version;
        return (earlier is { } version ? await TemplateLookup.FindVersionAsync(view, name, version) : null, after);
    }

    static string Name(TemplateVersion? version) => version is null
        ? "nothing"
        : string.Create(CultureInfo.InvariantCulture, $"version {version.Summary.Version}");
}
