using System.Globalization;
using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Templates.Capabilities;
using TemplateWorker.Templates.Manifest;

namespace TemplateWorker.Authoring;

/// <summary>Shows versions of a template, to people or to machines.</summary>
static class VersionReport
{
    const int ShownHash = 12;

    /// <summary>The lines about one version.</summary>
    public static IEnumerable<string> Lines(TemplateVersion version, IReadOnlyList<string> commands)
    {
        var summary = version.Summary;
        var manifest = VersionManifest.Of(version);
        var parts = new (string What, string? Text)[]
        {
            ("description", summary.Description),
            ("author's version", summary.Label),
            ("entry", manifest.Entry),
            ("capabilities", string.Join(", ", CapabilitiesOf(summary))),
            ("events", string.Join(", ", summary.Events)),
            ("commands", string.Join(", ", commands)),
            ("settings", string.Join(", ", manifest.Settings.Select(Describe))),
            ("interactions", manifest.DefersEphemerally ? null : "deferred in public"),
            ("files", string.Join(", ", version.Files.Keys.Order(StringComparer.Ordinal))),
            ("hash", summary.Hash),
        };
        return parts.Where(part => !string.IsNullOrEmpty(part.Text)).Select(part => $"  {part.What}: {part.Text}");
    }

    /// <summary>One line of a history.</summary>
    public static string HistoryLine(TemplateVersionSummary version, bool isActive)
    {
        string?[] parts =
        [
            string.Create(CultureInfo.InvariantCulture, $"{(isActive ? '*' : ' ')} {version.Version}"), TimeText.Of(version.PushedAt),
            version.Hash?[..ShownHash], version.Author, version.Note,
        ];
        return string.Join("  ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    /// <summary>One version as a JSON object.</summary>
    public static JsonObject ToJson(TemplateVersionSummary version) => new()
    {
        ["name"] = version.Name,
        ["version"] = version.Version,
        ["label"] = version.Label,
        ["description"] = version.Description,
        ["hash"] = version.Hash,
        ["capabilities"] = JsonLines.Of(CapabilitiesOf(version)),
        ["events"] = JsonLines.Of(version.Events),
        ["author"] = version.Author,
        ["note"] = version.Note,
        ["pushed_at"] = JsonLines.Of(version.PushedAt),
    };

    static IReadOnlyList<string> CapabilitiesOf(TemplateVersionSummary version) => version.Capabilities ?? CapabilitySet.Default.Names;

    static string Describe(TemplateSetting setting) => $"{setting.Name} ({setting.Type.ToString().ToLowerInvariant()}{(setting.Required ? ", required" : "")})";
}
