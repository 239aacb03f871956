using TemplateWorker.Execution.Templates;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Checks;

/// <summary>A pool for checks runs no events, so it has no templates of its own.</summary>
sealed class NoTemplates : ITemplateSource
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TenantTemplate>> LoadAsync(TenantId tenant, CancellationToken cancellationToken) => new([]);
}
