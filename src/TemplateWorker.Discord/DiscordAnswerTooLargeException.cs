namespace TemplateWorker.Discord;

/// <summary>Discord's answer is larger than what is kept of one.</summary>
/// <param name="mostBytes">How much is kept.</param>
public sealed class DiscordAnswerTooLargeException(int mostBytes)
    : DiscordException($"Discord's answer has more than {mostBytes / 1024 / 1024} MiB. Ask for fewer at a time: discord.listMembers reads members in pages.");
