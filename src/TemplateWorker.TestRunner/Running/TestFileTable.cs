using System.Collections.Concurrent;
using System.Text;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.TestRunner.Running;

/// <summary>
/// The files of tests that are being run, each under a tenant of its own: what their pool asks and tells goes to the
/// file that it concerns.
/// </summary>
sealed class TestFileTable : ITemplateSource, IHostCallBroker, ITemplateLog
{
    readonly ConcurrentDictionary<TenantId, TestFile> _files = new();
    ulong _lastId;

    /// <summary>A tenant for a file.</summary>
    public TenantId NextTenant() => new(TenantOwnerType.User, Interlocked.Increment(ref _lastId));

    /// <summary>Adds a file.</summary>
    public void Add(TestFile file) => _files[file.Tenant] = file;

    /// <summary>Removes a file; its tenant has no program any more.</summary>
    public void Remove(TestFile file) => _files.TryRemove(file.Tenant, out _);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TenantTemplate>> LoadAsync(TenantId tenant, CancellationToken cancellationToken) =>
        new(_files.TryGetValue(tenant, out var file) ? [new TenantTemplate { Program = file.Program }] : []);

    /// <inheritdoc/>
    public void Call(HostCall call, ReadOnlySpan<byte> method, ReadOnlySpan<byte> arguments)
    {
        if (_files.TryGetValue(call.Tenant, out var file))
            file.Call(call, Encoding.UTF8.GetString(method), arguments.ToArray());
        else
            call.Fail(new HostCallError(HostCallError.HostCall, "The file of tests has ended."));
    }

    /// <inheritdoc/>
    public void Write(TenantId tenant, TenantTemplate? template, ulong dispatchId, TemplateLogLevel level, ReadOnlySpan<byte> text)
    {
        if (_files.TryGetValue(tenant, out var file))
            file.Log(Encoding.UTF8.GetString(text));
    }
}
