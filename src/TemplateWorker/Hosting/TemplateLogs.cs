using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Hosting;

/// <summary>Gives the lines that templates log to several who take them.</summary>
/// <param name="takers">Who takes them.</param>
sealed class TemplateLogs(IReadOnlyList<ITemplateLog> takers) : ITemplateLog
{
    /// <inheritdoc/>
    public void Write(TenantId tenant, TenantTemplate? template, ulong dispatchId, TemplateLogLevel level, ReadOnlySpan<byte> text)
    {
        foreach (var taker in takers)
        {
            taker.Write(tenant, template, dispatchId, level, text);
        }
    }
}
