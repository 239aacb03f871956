using System.Text;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Hosting;

/// <summary>Says in the log of a template that Discord refuses its calls too often.</summary>
/// <param name="log">The log.</param>
sealed class RefusalLines(ITemplateLog log) : IRefusalObserver
{
    /// <inheritdoc/>
    public void OnRefused(TenantId tenant, TenantTemplate template, ulong dispatchId, RefusalStep step, int refusals, TimeSpan window) =>
        log.Write(tenant, template, dispatchId, TemplateLogLevel.Warn, Encoding.UTF8.GetBytes(TemplateRefusalText.Of(step, refusals, window)));
}
