using TemplateWorker.Protocol.Framing;

namespace TemplateWorker.Execution.Limits;

/// <summary>Limits without a setting that are part of no other: most of them the JavaScript of the SDK holds.</summary>
static class FixedLimits
{
    /// <summary>Timers that one dispatch has set and that have not fired: <c>MAX_TIMERS</c> of <c>Parts/timers.js</c>.</summary>
    public const int TimersPerDispatch = 10;

    /// <summary>Longest time of a timer, in seconds: <c>LONGEST</c> of <c>Parts/timers.js</c>.</summary>
    public const int TimerSeconds = 900;

    /// <summary>What the files of one message may have together, in MiB: <c>MAX_TOTAL</c> of <c>Parts/files.js</c>.</summary>
    public const int FilesMib = 11;

    /// <summary>
    /// What the answers that one tenant's templates have not taken may come to, in MiB: the largest frame, and a part of what
    /// may wait for a sandbox.
    /// </summary>
    public const int AnswersMib = FrameLimits.MaxHostPayload / (1024 * 1024);

    /// <summary>Different events that one template subscribes to: <c>MAX_EVENTS</c> of <c>Core/2-templates.js</c>.</summary>
    public const int EventsPerTemplate = 200;
}
