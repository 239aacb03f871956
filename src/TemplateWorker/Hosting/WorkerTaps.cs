using TemplateWorker.Discord.Gateway;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Outcomes;

namespace TemplateWorker.Hosting;

/// <summary>
/// Where a whole host can be watched, as the chaos test does: what is put before a part sees all that comes to it, and hands
/// it on. The default is nothing.
/// </summary>
sealed record WorkerTaps
{
    /// <summary>Put between the gateway and the dispatcher.</summary>
    public Func<IGatewayEventSink, IGatewayEventSink> Events { get; init; } = static part => part;

    /// <summary>Put between the sandboxes and the broker.</summary>
    public Func<IHostCallBroker, IHostCallBroker> HostCalls { get; init; } = static part => part;

    /// <summary>Put before what takes the lines that templates log.</summary>
    public Func<ITemplateLog, ITemplateLog> Lines { get; init; } = static part => part;

    /// <summary>Told of every outcome.</summary>
    public IReadOnlyList<IDispatchObserver> Outcomes { get; init; } = [];
}
