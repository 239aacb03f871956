using System.Globalization;
using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Templates.Typings;

namespace TemplateWorker.Authoring;

/// <summary>Tells what came of a push, for people or for machines.</summary>
static class PushReport
{
    const int ShownHash = 12;

    /// <summary>The lines for people.</summary>
    /// <param name="tenant">Where it was pushed to.</param>
    /// <param name="pushed">What came of it.</param>
    /// <param name="given">Names of the options that say something about a version.</param>
    public static IEnumerable<string> Lines(TenantId tenant, PushedTemplate pushed, IReadOnlyList<string> given)
    {
        var version = string.Create(CultureInfo.InvariantCulture, $"{pushed.Name}: version {pushed.Version}");
        yield return (pushed.IsNew, pushed.IsEnabled) switch
        {
            (true, true) => $"{version} is active in {tenant}",
            (true, false) => $"{version} is stored for {tenant}, where the template is disabled; `template enable {pushed.Name}` lets it run",
            (false, true) => $"{version} has these files and is active in {tenant} already; no new version was made",
            (false, false) => $"{version} has these files already, and the template is disabled in {tenant}; no new version was made",
        };
        yield return $"  hash: {pushed.Hash[..ShownHash]}";
        if (pushed.SameAs is { } same)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  same files as: version {same}");
        }

        if (NotKept(pushed, given) is { Count: > 0 } lost)
        {
            yield return $"  not kept: {string.Join(", ", lost)}; version {pushed.Version} has its own already";
        }

        foreach (var (what, names) in new (string, IEnumerable<string>)[]
        {
            ("events", pushed.Events),
            ("commands", Commands(pushed)),
            ("commands removed", pushed.Commands.Removed),
            ("capabilities", pushed.Capabilities.Select(name => pushed.NewCapabilities.Contains(name) ? $"{name} (new)" : name)),
        })
        {
            if (string.Join(", ", names) is { Length: > 0 } list)
            {
                yield return $"  {what}: {list}";
            }
        }

        foreach (var note in SilentEvents.NotesOn(pushed.Events))
        {
            yield return $"  note: {note}";
        }

        if (pushed.MissingSettings.Count > 0)
        {
            yield return MissingSettings.Line(tenant, pushed.Name, pushed.MissingSettings);
        }
    }

    /// <summary>One JSON object.</summary>
    /// <param name="tenant">Where it was pushed to.</param>
    /// <param name="pushed">What came of it.</param>
    /// <param name="given">Names of the options that say something about a version.</param>
    public static JsonObject ToJson(TenantId tenant, PushedTemplate pushed, IReadOnlyList<string> given) => new()
    {
        ["guild_id"] = tenant.OwnerIdText,
        ["name"] = pushed.Name,
        ["version"] = pushed.Version,
        ["hash"] = pushed.Hash,
        ["new"] = pushed.IsNew,
        ["same_as"] = pushed.SameAs,
        ["not_kept"] = JsonLines.Of(NotKept(pushed, given)),
        ["enabled"] = pushed.IsEnabled,
        ["events"] = JsonLines.Of(pushed.Events),
        ["commands"] = JsonLines.Of(pushed.Commands.All),
        ["commands_added"] = JsonLines.Of(pushed.Commands.Added),
        ["commands_changed"] = JsonLines.Of(pushed.Commands.Changed),
        ["commands_removed"] = JsonLines.Of(pushed.Commands.Removed),
        ["capabilities"] = JsonLines.Of(pushed.Capabilities),
        ["capabilities_new"] = JsonLines.Of(pushed.NewCapabilities),
        ["settings_missing"] = JsonLines.Of(pushed.MissingSettings),
        ["notes"] = JsonLines.Of(SilentEvents.NotesOn(pushed.Events)),
    };

    // Author and note belong to a version; where none is made there is nothing to keep them with.
    static IReadOnlyList<string> NotKept(PushedTemplate pushed, IReadOnlyList<string> given) => pushed.IsNew ? [] : given;

    static IEnumerable<string> Commands(PushedTemplate pushed) => pushed.Commands.All.Select(name =>
        pushed.Commands.Added.Contains(name) && pushed.Version > 1 ? $"{name} (added)"
        : pushed.Commands.Changed.Contains(name) ? $"{name} (changed)"
        : name);
}
