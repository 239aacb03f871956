using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using TemplateWorker.Authoring;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Verbs;

/// <summary><c>template list</c>: the templates of a guild, one a line.</summary>
static class TemplateListVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var guild = TemplateVerb.CreateGuild();
        var json = TemplateVerb.CreateJson();
        var verb = new Command("list", "Shows the templates of a guild, one a line.") { guild, json };
        verb.SetAction((arguments, stop) => RunAsync(
            SharedOptions.LoadSettings(arguments), TemplateVerb.GuildOf(arguments, guild), arguments.GetValue(json), stop));
        return verb;
    }

    static async Task<int> RunAsync(HostSettings settings, TenantId tenant, bool isJson, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        await using var guild = await GuildTemplates.OpenAsync(settings, loggers, stop);
        var templates = await guild.Templates.ListAsync(tenant, stop);
        if (isJson)
        {
            JsonLines.Print(new JsonArray([.. templates.Select(ToJson)]));
        }
        else
        {
            Console.WriteLine(templates.Count == 0 ? $"No template is active in {tenant}." : string.Join('\n', templates.Select(Describe)));
        }

        return ExitCode.Done;
    }

    static string Describe(TemplateSummary template)
    {
        var active = template.Active;
        var version = string.Create(CultureInfo.InvariantCulture, $"version {active.Version} of {template.Versions}");
        string?[] parts =
        [
            template.Name, template.IsEnabled ? "active" : "disabled", version, TimeText.Of(active.PushedAt), string.Join(", ", active.Events),
            active.Author, active.Note,
        ];
        return string.Join("  ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    static JsonNode ToJson(TemplateSummary template)
    {
        var json = VersionReport.ToJson(template.Active);
        json["enabled"] = template.IsEnabled;
        json["versions"] = template.Versions;
        return json;
    }
}
