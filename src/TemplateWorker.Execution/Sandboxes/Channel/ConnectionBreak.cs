namespace TemplateWorker.Execution.Sandboxes.Channel;

/// <summary>Why a connection is of no further use.</summary>
/// <param name="Cause">Whose doing it was.</param>
/// <param name="Reason">What happened, in a sentence.</param>
/// <param name="Error">The host's own error, when there was one.</param>
sealed record ConnectionBreak(BreakCause Cause, string Reason, Exception? Error = null)
{
    /// <summary>The host stops.</summary>
    public static readonly ConnectionBreak Stopping = new(BreakCause.Stopped, "The host stops.");
}
