using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Benchmarks;

/// <summary>What sandboxes need, for a pool that never starts one: nothing of it may be asked for.</summary>
sealed class UnusedSandboxes : ITemplateSource, IHostCallBroker, ITemplateLog
{
    public ValueTask<IReadOnlyList<TenantTemplate>> LoadAsync(TenantId tenant, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A sandbox was used.");

    public void Call(HostCall call, ReadOnlySpan<byte> method, ReadOnlySpan<byte> arguments) =>
        throw new InvalidOperationException("A sandbox was used.");

    public void Write(TenantId tenant, TenantTemplate? template, ulong dispatchId, TemplateLogLevel level, ReadOnlySpan<byte> text) =>
        throw new InvalidOperationException("A sandbox was used.");
}
