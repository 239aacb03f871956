namespace TemplateWorker.Execution.Limits;

/// <summary>Limits that the JavaScript of the SDK holds, which runs where no setting reaches.</summary>
static class FixedLimits
{
    /// <summary>Timers that one dispatch has set and that have not fired: <c>MAX_TIMERS</c> of <c>Parts/timers.js</c>.</summary>
    public const int TimersPerDispatch = 10;

    /// <summary>Longest time of a timer, in seconds: <c>LONGEST</c> of <c>Parts/timers.js</c>.</summary>
    public const int TimerSeconds = 900;

    /// <summary>What the files of one message may have together, in MiB: <c>MAX_TOTAL</c> of <c>Parts/files.js</c>.</summary>
    public const int FilesMib = 11;

    /// <summary>Different events that one template subscribes to: <c>MAX_EVENTS</c> of <c>Core/2-templates.js</c>.</summary>
    public const int EventsPerTemplate = 200;
}
