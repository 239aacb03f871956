using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Sandboxes.Tenants;

/// <summary>What one sandbox holds of one tenant, across restarts of its process. Guarded by the traffic's lock.</summary>
/// <param name="tenant">The tenant.</param>
/// <param name="budget">How far it has used its limits, wherever it runs.</param>
sealed class TenantLane(TenantId tenant, TenantBudget budget)
{
    /// <summary>The tenant.</summary>
    public TenantId Tenant => tenant;

    /// <summary>Its templates; null before they were read.</summary>
    public IReadOnlyList<TenantTemplate>? Templates { get; set; }

    /// <summary>Where events go; null until the next one loads the templates.</summary>
    public TenantVm? Vm { get; set; }

    /// <summary>A process that was replaced and has not begun all of this tenant's events yet; newer ones wait for that.</summary>
    public SandboxSession? Behind { get; set; }

    /// <summary>Number of the last dispatch on the channel of the present process; 0 when it was given none.</summary>
    public long LastFrame { get; set; }

    /// <summary>Where its events go from here; null when this is the place.</summary>
    public SandboxTraffic? Elsewhere { get; set; }

    /// <summary>Where it moves as soon as the process has begun all that it holds of it; null when it stays.</summary>
    public SandboxTraffic? MovesTo { get; set; }

    /// <summary>Events that cannot be sent yet, in order.</summary>
    public Queue<WaitingDispatch> Waiting { get; } = new();

    /// <summary>Answers to host calls that wait for a turn, in order.</summary>
    public Queue<WaitingAnswer> Answers { get; } = new();

    /// <summary>Bytes of answers that wait for a turn, or that the sandbox has not worked off.</summary>
    public int AnswerBytes { get; set; }

    /// <summary>
    /// Processor time that its events and answers to host calls took of late, each, in microseconds; a guess before the first
    /// dispatch ended.
    /// </summary>
    public long Cost { get; set; } = 1000;

    /// <summary>Until when it may be what ended a process, as a timestamp of the clock; 0 when it never was.</summary>
    public long SuspectUntil { get; set; }

    /// <summary>Frames that the sandbox has not worked off.</summary>
    public int FramesHeld { get; set; }

    /// <summary>When its next turn is due, in microseconds of the work that was given to the sandbox.</summary>
    public long Turn { get; set; }

    /// <summary>Whether it waits for a turn.</summary>
    public bool AwaitsTurn { get; set; }

    /// <summary>Whether its events may be sent, and the templates are known that they go to.</summary>
    public bool IsReady => this is { Templates: not null, Fetching: false, Behind: null, MovesTo: null };

    /// <summary>Whether it has something that could be sent.</summary>
    public bool CanSend => Answers.Count > 0 || (Waiting.Count > 0 && IsReady);

    /// <summary>Whether the templates are being read.</summary>
    public bool Fetching { get; set; }

    /// <summary>Whether they changed while they were being read.</summary>
    public bool FetchAgain { get; set; }

    /// <summary>Events that wait or run.</summary>
    public int Held { get; set; }

    /// <summary>When the last event came or ended.</summary>
    public long LastUsed { get; set; }

    /// <summary>Why the templates cannot be loaded; null when they can, as far as is known.</summary>
    public ScriptErrorReport? LoadError { get; set; }

    /// <summary>When <see cref="LoadError"/> was learnt.</summary>
    public long LoadErrorAt { get; set; }

    /// <summary>How far it has used its limits.</summary>
    public TenantBudget Budget { get; set; } = budget;
}
