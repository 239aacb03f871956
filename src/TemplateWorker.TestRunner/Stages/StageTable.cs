using System.Collections.Concurrent;
using System.Text;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.TestRunner.Stages;

/// <summary>
/// The stages that are open, each under a tenant of its own: what the pool of the template under test asks and tells
/// goes to the stage that it concerns.
/// </summary>
sealed class StageTable : ITemplateSource, IHostCallBroker, IDispatchObserver, ITemplateLog
{
    readonly ConcurrentDictionary<TenantId, Stage> _stages = new();
    int _lastNumber;

    /// <summary>Dispatches of the templates under test that have not ended.</summary>
    public long Held => _stages.Values.Sum(stage => stage.Held);

    /// <summary>A number for a new stage, which its guild's id follows from.</summary>
    public int NextNumber() => Interlocked.Increment(ref _lastNumber);

    /// <summary>Opens a stage.</summary>
    public void Add(Stage stage) => _stages[stage.Tenant] = stage;

    /// <summary>Closes a stage; its tenant has no templates any more.</summary>
    public void Remove(Stage stage) => _stages.TryRemove(stage.Tenant, out _);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TenantTemplate>> LoadAsync(TenantId tenant, CancellationToken cancellationToken) =>
        new(_stages.TryGetValue(tenant, out var stage) ? [stage.Template] : []);

    /// <inheritdoc/>
    public void Call(HostCall call, ReadOnlySpan<byte> method, ReadOnlySpan<byte> arguments)
    {
        if (_stages.TryGetValue(call.Tenant, out var stage))
            stage.Call(call, method, arguments);
        else
            call.Fail(new HostCallError(HostCallError.HostCall, "The test has ended."));
    }

    /// <inheritdoc/>
    public void OnOutcome(in DispatchOutcome outcome)
    {
        if (_stages.TryGetValue(outcome.Tenant, out var stage))
            stage.OnOutcome(outcome);
    }

    /// <inheritdoc/>
    public void Write(TenantId tenant, TenantTemplate? template, ulong dispatchId, TemplateLogLevel level, ReadOnlySpan<byte> text)
    {
        if (_stages.TryGetValue(tenant, out var stage))
            stage.Log(dispatchId, level, Encoding.UTF8.GetString(text));
    }
}
