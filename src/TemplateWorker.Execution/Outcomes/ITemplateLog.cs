using TemplateWorker.Execution.Templates;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Outcomes;

/// <summary>Takes the lines that templates log.</summary>
public interface ITemplateLog
{
    /// <summary>Takes one line. Called on a sandbox's reading thread; it must not block.</summary>
    /// <param name="tenant">Whose template logged it.</param>
    /// <param name="template">The template that says it logged it, or the tenant's only one; null when it is not known.</param>
    /// <param name="dispatchId">The dispatch that was running, 0 while templates were loaded.</param>
    /// <param name="level">Its weight.</param>
    /// <param name="text">The line in UTF-8 that an untrusted process wrote; valid during the call.</param>
    void Write(TenantId tenant, TenantTemplate? template, ulong dispatchId, TemplateLogLevel level, ReadOnlySpan<byte> text);
}
