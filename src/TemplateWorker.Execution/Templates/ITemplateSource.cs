using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Templates;

/// <summary>Where the pool gets a tenant's templates from, at their first event and after a change.</summary>
public interface ITemplateSource
{
    /// <summary>Reads the tenant's active templates.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The templates in the order in which they run; none when the tenant has none.</returns>
    ValueTask<IReadOnlyList<TenantTemplate>> LoadAsync(TenantId tenant, CancellationToken cancellationToken);
}
