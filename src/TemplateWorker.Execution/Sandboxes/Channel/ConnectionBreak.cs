namespace TemplateWorker.Execution.Sandboxes.Channel;

/// <summary>Why a connection is of no further use.</summary>
/// <param name="Cause">Whose doing it was.</param>
/// <param name="Reason">What happened, in a sentence.</param>
/// <param name="Error">The host's own error, when there was one.</param>
sealed record ConnectionBreak(BreakCause Cause, string Reason, Exception? Error = null)
{
    /// <summary>The host stops.</summary>
    public static readonly ConnectionBreak Stopping = new(BreakCause.Stopped, "The host stops.");

    /// <summary>Another process took its place.</summary>
    public static readonly ConnectionBreak Replaced = new(BreakCause.Replaced, "Another process took its place.");

    /// <summary>Whether the sandbox did what it should until then, so that it may exit by itself.</summary>
    public bool IsPeaceful => Cause is BreakCause.Stopped or BreakCause.Replaced;
}
