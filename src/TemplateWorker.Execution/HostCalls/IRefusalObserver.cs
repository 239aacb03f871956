using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.HostCalls;

/// <summary>Learns of templates whose calls Discord refuses too often. Called on any thread; it must not block.</summary>
public interface IRefusalObserver
{
    /// <summary>A template is slowed or stopped; told once for each in the window of the limit.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="template">Which.</param>
    /// <param name="dispatchId">The dispatch whose call was the last to be refused.</param>
    /// <param name="step">What follows.</param>
    /// <param name="refusals">How many refusals a template may have.</param>
    /// <param name="window">In which time.</param>
    void OnRefused(TenantId tenant, TenantTemplate template, ulong dispatchId, RefusalStep step, int refusals, TimeSpan window);
}
