using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Outcomes;

/// <summary>Takes the lines that templates log.</summary>
public interface ITemplateLog
{
    /// <summary>Takes one line. Called on a sandbox's reading thread; it must not block.</summary>
    /// <param name="tenant">Whose template logged it.</param>
    /// <param name="dispatchId">The dispatch that was running, 0 while templates were loaded.</param>
    /// <param name="level">Its weight.</param>
    /// <param name="text">The line in UTF-8 that an untrusted process wrote; valid during the call.</param>
    void Write(TenantId tenant, ulong dispatchId, TemplateLogLevel level, ReadOnlySpan<byte> text);
}
