using System.CommandLine;
using System.Globalization;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Verbs;

/// <summary><c>template list</c>: the active templates of a guild, one a line.</summary>
static class TemplateListVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var guild = TemplateVerb.CreateGuild();
        var verb = new Command("list", "Shows the active templates of a guild, one a line.") { guild };
        verb.SetAction((arguments, stop) => RunAsync(SharedOptions.LoadSettings(arguments), TemplateVerb.GuildOf(arguments, guild), stop));
        return verb;
    }

    static async Task<int> RunAsync(HostSettings settings, TenantId tenant, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        await using var database = await HostDatabase.OpenMigratedAsync(settings, loggers, stop);
        var templates = await database.Database.Templates.ListAsync(tenant, stop);
        Console.WriteLine(templates.Count == 0
            ? $"No template is active in {tenant}."
            : string.Join('\n', templates.Select(Describe)));
        return ExitCode.Done;
    }

    static string Describe(TemplateSummary template)
    {
        var time = template.PushedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var version = string.Create(CultureInfo.InvariantCulture, $"version {template.Version}");
        string?[] parts = [template.Name, version, time, string.Join(", ", template.Events), template.Author, template.Note];
        return string.Join("  ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }
}
