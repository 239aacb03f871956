namespace TemplateWorker.Discord;

/// <summary>Something asked of Discord did not happen. The kinds below say whose fault it was and what can be done.</summary>
public abstract class DiscordException : Exception
{
    /// <summary>A failure described in one sentence; it never holds the bot's token or an interaction's.</summary>
    /// <param name="message">What happened, where, and what to do.</param>
    /// <param name="cause">What it came from, if anything.</param>
    protected DiscordException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
