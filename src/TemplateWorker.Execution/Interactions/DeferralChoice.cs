using TemplateWorker.Execution.Checks;
using TemplateWorker.Execution.Templates;

namespace TemplateWorker.Execution.Interactions;

/// <summary>How the host defers for the templates of one tenant, which may want it differently.</summary>
static class DeferralChoice
{
    /// <summary>Whether all templates want the same.</summary>
    /// <param name="templates">The templates.</param>
    public static bool IsTheSameForAll(IReadOnlyList<TenantTemplate> templates) =>
        templates.All(template => template.DefersEphemerally == templates[0].DefersEphemerally);

    /// <summary>Whether the member alone sees it.</summary>
    /// <param name="templates">The templates.</param>
    /// <param name="loaded">What they handle, in the same order, when that is known.</param>
    /// <param name="name">The command, or the id of the form.</param>
    /// <returns>What the template wants that handles it; true when that is not known, for a secret cannot be taken back.</returns>
    public static bool IsEphemeral(IReadOnlyList<TenantTemplate> templates, IReadOnlyList<LoadedTemplate>? loaded, string? name)
    {
        if (templates.Count > 0 && IsTheSameForAll(templates))
            return templates[0].DefersEphemerally;
        for (var i = 0; name is not null && i < templates.Count && i < loaded?.Count; i++)
        {
            if (Handles(loaded[i], name))
                return templates[i].DefersEphemerally;
        }
        return true;
    }

    static bool Handles(LoadedTemplate template, string name) =>
        template.Modals.Any(id => id == name || (id.EndsWith(':') && name.StartsWith(id, StringComparison.Ordinal)))
        || template.CommandNames.Contains(name);
}
