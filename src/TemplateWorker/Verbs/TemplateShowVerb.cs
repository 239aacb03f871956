using System.CommandLine;
using System.Text.Json.Nodes;
using TemplateWorker.Authoring;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;
using TemplateWorker.Registration;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Verbs;

/// <summary><c>template show</c>: what a version is made of, and the history of its template.</summary>
static class TemplateShowVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var name = TemplateVerb.CreateName();
        var guild = TemplateVerb.CreateGuild();
        var version = new Option<int?>("--version") { Description = "Which version (default: the active one).", HelpName = "N" };
        var json = TemplateVerb.CreateJson();
        var verb = new Command("show", "Shows what a version of a template is made of, and all versions.") { name, guild, version, json };
        verb.SetAction((arguments, stop) => RunAsync(
            SharedOptions.LoadSettings(arguments), TemplateVerb.GuildOf(arguments, guild), arguments.GetValue(name)!,
            arguments.GetValue(version), arguments.GetValue(json), stop));
        return verb;
    }

    static async Task<int> RunAsync(HostSettings settings, TenantId tenant, string name, int? version, bool isJson, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        await using var guild = await GuildTemplates.OpenAsync(settings, loggers, stop);
        var (state, shown, history) = await guild.Templates.LookAsync(
            tenant,
            async view => (
                await TemplateLookup.FindAsync(view, name),
                await TemplateLookup.FindVersionAsync(view, name, version),
                await view.ListVersionsAsync(name)),
            stop);
        if (isJson)
        {
            JsonLines.Print(ToJson(state, shown, history));
        }
        else
        {
            Console.WriteLine($"{name}: version {shown.Summary.Version} {Describe(state, shown)} {tenant}");
            Console.WriteLine(string.Join('\n', VersionReport.Lines(shown, CommandSet.NamesIn(shown.Commands))));
            Console.WriteLine("versions:");
            Console.WriteLine(string.Join('\n', history.Select(one => VersionReport.HistoryLine(one, one.Version == state.ActiveVersion))));
        }

        return ExitCode.Done;
    }

    static string Describe(TemplateState state, TemplateVersion shown) => state switch
    {
        { ActiveVersion: null } => "of a template that is removed from",
        _ when shown.Summary.Version != state.ActiveVersion => "is not the active one in",
        { IsEnabled: false } => "is disabled in",
        _ => "is active in",
    };

    static JsonObject ToJson(TemplateState state, TemplateVersion shown, IReadOnlyList<TemplateVersionSummary> history)
    {
        var json = VersionReport.ToJson(shown.Summary);
        json["active_version"] = state.ActiveVersion;
        json["enabled"] = state.IsEnabled;
        json["entry"] = VersionManifest.Of(shown).Entry;
        json["commands"] = JsonNode.Parse(shown.Commands.Span);
        json["files"] = JsonLines.Of(shown.Files.Keys.Order(StringComparer.Ordinal));
        json["history"] = new JsonArray([.. history.Select(VersionReport.ToJson)]);
        return json;
    }
}
