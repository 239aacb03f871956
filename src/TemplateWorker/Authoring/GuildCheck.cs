using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Templates.Compilation;
using TemplateWorker.Templates.Folders;

namespace TemplateWorker.Authoring;

/// <summary>Checks a template against what a guild has, by the rules of a push, and writes nothing.</summary>
/// <param name="templates">Where templates are.</param>
/// <param name="tenant">The guild.</param>
sealed class GuildCheck(TemplateStore templates, TenantId tenant)
{
    /// <summary>The guild.</summary>
    public TenantId Tenant => tenant;

    /// <summary>What the template is tried with: the guild's settings, and made up values where something required is missing.</summary>
    public async Task<string> MakeSettingsAsync(TemplateSources template, CancellationToken stop) =>
        EffectiveSettings.ForTrial(template.Manifest, (await templates.LookAsync(tenant, view => view.FindAsync(template.Name), stop))?.Settings ?? "{}");

    /// <summary>Looks whether a template that can be used can be used in the guild.</summary>
    /// <param name="template">Its source.</param>
    /// <param name="inspected">What is known of it.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>The same, or everything that a push would refuse it for; and the names of required settings without a value.</returns>
    public Task<(InspectedTemplate Inspected, IReadOnlyList<string> MissingSettings)> CompareAsync(
        TemplateSources template, InspectedTemplate inspected, CancellationToken stop) =>
        templates.LookAsync<(InspectedTemplate, IReadOnlyList<string>)>(
            tenant,
            async view =>
            {
                var problems = new[] { await CommandConflict.FindAsync(view, template.Name, inspected.Commands), await FindLackOfRoomAsync(view, template.Name) };
                var diagnostics = problems.OfType<string>()
                    .Select(problem => new CompileDiagnostic(template.Name, 0, 0, DiagnosticCode.Guild, problem, "")).ToList();
                var given = (await view.FindAsync(template.Name))?.Settings ?? "{}";
                return (
                    diagnostics.Count == 0 ? inspected : InspectedTemplate.Failed(inspected.Compiled, diagnostics),
                    EffectiveSettings.Of(template.Manifest, given).Missing);
            },
            stop);

    static async Task<string?> FindLackOfRoomAsync(TemplateChange view, string name)
    {
        try
        {
            await view.CheckRoomAsync(name);
            return null;
        }
        catch (TemplateStoreException error)
        {
            return error.Message;
        }
    }
}
