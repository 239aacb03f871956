using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Load.Rig;

/// <summary>The load's templates log nothing.</summary>
sealed class SilentTemplateLog : ITemplateLog
{
    public void Write(TenantId tenant, TenantTemplate? template, ulong dispatchId, TemplateLogLevel level, ReadOnlySpan<byte> text)
    {
    }
}
