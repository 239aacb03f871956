namespace TemplateWorker.Execution.Limits;

/// <summary>Why a call was refused at a rate, as the template can read it.</summary>
/// <param name="Action">The call, such as <c>discord.createMessage</c>.</param>
/// <param name="Limit">Calls in a window.</param>
/// <param name="Window">The window.</param>
/// <param name="RetryAfter">Wait after which the call would go through, if nobody else takes the place.</param>
public sealed record RateRefusal(string Action, int Limit, TimeSpan Window, TimeSpan RetryAfter);
