using TemplateWorker.Execution.Templates;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Templates.Capabilities;
using TemplateWorker.Templates.SourceMaps;

namespace TemplateWorker.Hosting;

/// <summary>Gives the sandboxes the templates that are stored.</summary>
/// <param name="templates">Where they are.</param>
sealed class StoredTemplates(TemplateStore templates) : ITemplateSource
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<TenantTemplate>> LoadAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var active = await templates.LoadActiveAsync(tenant, cancellationToken);
        return [.. active.Select(template => new TenantTemplate
        {
            Program = new TemplateProgram(template.Name, (uint)template.Version, template.Entry, template.Files, template.Settings),
            Capabilities = template.Capabilities is { } names ? CapabilitySet.Parse(names) : CapabilitySet.Default,
            Maps = SourceMapSet.Parse(template.SourceMaps),
            DefersEphemerally = template.DefersEphemerally,
        })];
    }
}
