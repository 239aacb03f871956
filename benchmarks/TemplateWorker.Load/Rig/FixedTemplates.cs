using TemplateWorker.Execution.Templates;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Load.Rig;

/// <summary>Gives every tenant <see cref="LoadTemplates"/>.</summary>
sealed class FixedTemplates : ITemplateSource
{
    public ValueTask<IReadOnlyList<TemplateProgram>> LoadAsync(TenantId tenant, CancellationToken cancellationToken) =>
        new(LoadTemplates.Programs);
}
