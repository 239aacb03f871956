using TemplateWorker.Demo.Chat;

namespace TemplateWorker.Demo.Conversations;

/// <summary>One thing a member does, and what the bot is expected to answer before the next turn.</summary>
/// <param name="Member">Who does it.</param>
/// <param name="Text">As written in the file.</param>
/// <param name="Action">What it means.</param>
/// <param name="Expected">The bot's lines in order; may be empty.</param>
sealed record ConversationTurn(string Member, string Text, ChatAction Action, IReadOnlyList<LinePattern> Expected);
