using Microsoft.Extensions.Logging;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes.Conduct;
using TemplateWorker.Execution.Templates;

namespace TemplateWorker.Execution.Sandboxes;

/// <summary>What all sandboxes of a pool share.</summary>
/// <param name="source">Where templates come from.</param>
/// <param name="broker">Answers host calls.</param>
/// <param name="reporter">Told of outcomes.</param>
/// <param name="templateLog">Told of lines.</param>
/// <param name="logger">The pool's log.</param>
/// <param name="time">The clock.</param>
/// <param name="conduct">Told of offences; null where they have no consequences.</param>
sealed class PoolParts(
    ITemplateSource source, IHostCallBroker broker, OutcomeReporter reporter, ITemplateLog templateLog, ILogger logger,
    TimeProvider time, ConductBook? conduct)
{
    ulong _lastDispatchId;

    /// <summary>Where templates come from.</summary>
    public ITemplateSource Source => source;

    /// <summary>Answers host calls.</summary>
    public IHostCallBroker Broker => broker;

    /// <summary>Told of outcomes.</summary>
    public OutcomeReporter Reporter => reporter;

    /// <summary>Told of lines that templates log.</summary>
    public ITemplateLog TemplateLog => templateLog;

    /// <summary>The pool's log.</summary>
    public ILogger Logger => logger;

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>Told of offences; null where they have no consequences.</summary>
    public ConductBook? Conduct => conduct;

    /// <summary>What is measured.</summary>
    public PoolMetrics Metrics { get; } = new();

    /// <summary>The clock of limits that refill.</summary>
    public LimitClock Clock { get; } = new(time);

    /// <summary>The answer to a host call of a template that was not loaded.</summary>
    public byte[] UnknownTemplate { get; } =
        new HostCallError(HostCallError.Permission, "No template of this tenant has the number that the call came with.").ToUtf8Json();

    /// <summary>A number for a new dispatch.</summary>
    public ulong NextDispatchId() => Interlocked.Increment(ref _lastDispatchId);
}
