namespace TemplateWorker.Discord;

/// <summary>The application that the bot's token belongs to.</summary>
/// <param name="Id">Its id, part of the paths of commands and of interaction answers.</param>
/// <param name="Name">Its name, as people see it.</param>
public sealed record DiscordApplication(ulong Id, string Name);
