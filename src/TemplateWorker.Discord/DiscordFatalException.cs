namespace TemplateWorker.Discord;

/// <summary>Discord will not serve this bot until a person changes something; trying again would only do harm.</summary>
/// <param name="message">What Discord refused and what to change.</param>
public sealed class DiscordFatalException(string message) : DiscordException(message);
