using TemplateWorker.Discord.Gateway;

namespace TemplateWorker.Discord;

/// <summary>Discord would not answer, because an intent is off in its developer portal.</summary>
/// <param name="what">What was asked for.</param>
/// <param name="intent">The intent that it needs, one of <see cref="EventIntents.Privileged"/>.</param>
public sealed class DiscordIntentException(string what, GatewayIntents intent)
    : DiscordException($"{what} needs the intent {intent}, which is off for this bot. Whoever runs the bot enables '{EventIntents.SwitchOf(intent)}' in Discord's developer portal, page Bot, and starts the worker again.");
