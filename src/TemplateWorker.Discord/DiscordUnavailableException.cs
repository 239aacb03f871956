namespace TemplateWorker.Discord;

/// <summary>
/// Discord could not be reached or failed on its side, repeatedly or in a way that leaves open whether the request took
/// effect. It may work later.
/// </summary>
/// <param name="message">What was tried and what came back.</param>
/// <param name="mayHaveHappened">Whether the request may have taken effect although no answer arrived.</param>
/// <param name="cause">The failure of the last attempt, if it was an exception.</param>
public sealed class DiscordUnavailableException(string message, bool mayHaveHappened, Exception? cause = null)
    : DiscordException(message, cause)
{
    /// <summary>Whether the request may have taken effect although no answer arrived.</summary>
    public bool MayHaveHappened { get; } = mayHaveHappened;
}
