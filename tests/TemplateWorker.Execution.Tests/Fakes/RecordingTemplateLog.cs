using System.Collections.Concurrent;
using System.Text;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Tests.Fakes;

/// <summary>Keeps every line that templates log.</summary>
sealed class RecordingTemplateLog : ITemplateLog
{
    public ConcurrentQueue<(TenantId Tenant, string? Template, string Text)> Lines { get; } = new();

    public void Write(TenantId tenant, TenantTemplate? template, ulong dispatchId, TemplateLogLevel level, ReadOnlySpan<byte> text) =>
        Lines.Enqueue((tenant, template?.Program.Name, Encoding.UTF8.GetString(text)));
}
