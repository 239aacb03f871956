using TemplateWorker.Execution.Templates;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Load.Rig;

/// <summary>Gives every tenant <see cref="LoadTemplates"/>.</summary>
sealed class FixedTemplates : ITemplateSource
{
    static readonly TenantTemplate[] Templates = [.. LoadTemplates.Programs.Select(program => new TenantTemplate { Program = program })];

    public ValueTask<IReadOnlyList<TenantTemplate>> LoadAsync(TenantId tenant, CancellationToken cancellationToken) =>
        new(Templates);
}
