using System.Collections.Concurrent;
using System.Text;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Tests.Fakes;

/// <summary>Keeps every line that templates log.</summary>
sealed class RecordingTemplateLog : ITemplateLog
{
    public ConcurrentQueue<(TenantId Tenant, string Text)> Lines { get; } = new();

    public void Write(TenantId tenant, ulong dispatchId, TemplateLogLevel level, ReadOnlySpan<byte> text) =>
        Lines.Enqueue((tenant, Encoding.UTF8.GetString(text)));
}
