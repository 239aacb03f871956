using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Outcomes;

namespace TemplateWorker.Execution.Sandboxes.Tenants;

/// <summary>A dispatch that a sandbox holds. Guarded by the traffic's lock.</summary>
/// <param name="id">Its number.</param>
/// <param name="vm">Where it runs.</param>
/// <param name="eventName">The event.</param>
/// <param name="deadline">Time that it may take.</param>
/// <param name="burst">Processor time beyond the limit of each dispatch that it borrowed, in microseconds.</param>
/// <param name="sentAt">When it was sent.</param>
/// <param name="completion">Told of the outcome.</param>
/// <param name="frame">Number of its frame on the channel.</param>
sealed class InFlightDispatch(
    ulong id, TenantVm vm, EventName eventName, TimeSpan deadline, long burst, long sentAt, IDispatchObserver? completion,
    long frame)
{
    /// <summary>Its number.</summary>
    public ulong Id => id;

    /// <summary>Where it runs.</summary>
    public TenantVm Vm => vm;

    /// <summary>The event.</summary>
    public EventName Event => eventName;

    /// <summary>Time that it may take.</summary>
    public TimeSpan Deadline => deadline;

    /// <summary>Processor time beyond the limit of each dispatch that it borrowed, in microseconds.</summary>
    public long Burst => burst;

    /// <summary>When it was sent.</summary>
    public long SentAt => sentAt;

    /// <summary>Told of the outcome.</summary>
    public IDispatchObserver? Completion => completion;

    /// <summary>Number of its frame on the channel.</summary>
    public long Frame { get; } = frame;

    /// <summary>Number of the last frame on the channel that brought it something to do.</summary>
    public long LastFrame { get; set; } = frame;

    /// <summary>When the sandbox was first seen to have taken the frame; 0 before.</summary>
    public long TakenAt { get; set; }

    /// <summary>How many host calls came for it.</summary>
    public long HostCalls { get; set; }

    /// <summary>How many lines it logged.</summary>
    public long LogLines { get; set; }

    /// <summary>Its host calls; null before the first.</summary>
    public DispatchCalls? Calls { get; set; }
}
