namespace TemplateWorker.Demo.Conversations;

/// <summary>A scripted conversation: what members do, and what the bot is expected to answer.</summary>
/// <param name="File">Where it is written.</param>
/// <param name="Turns">In order; at least one.</param>
sealed record Conversation(string File, IReadOnlyList<ConversationTurn> Turns);
