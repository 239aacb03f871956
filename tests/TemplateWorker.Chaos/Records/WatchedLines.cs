using TemplateWorker.Chaos.Rig;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Chaos.Records;

/// <summary>Takes the lines by which the template says that it runs; other lines go on to the host's log.</summary>
/// <param name="lines">The host's.</param>
/// <param name="ledger">Where it is noted.</param>
sealed class WatchedLines(ITemplateLog lines, EventLedger ledger) : ITemplateLog
{
    /// <inheritdoc/>
    public void Write(TenantId tenant, TenantTemplate? template, ulong dispatchId, TemplateLogLevel level, ReadOnlySpan<byte> text)
    {
        if (ChaosTemplate.NumberAfter(text, ChaosTemplate.Running) is { } number)
            ledger.Run(number, dispatchId);
        else
            lines.Write(tenant, template, dispatchId, level, text);
    }
}
