using TemplateWorker.Demo.Chat;

namespace TemplateWorker.Demo.Conversations;

/// <summary>One thing that members do, and what must follow before the next turn.</summary>
/// <param name="Members">Who does it; several do it one right after the other.</param>
/// <param name="Text">As written in the file.</param>
/// <param name="Action">What it means, unless numbers stand in it.</param>
/// <param name="Expected">The lines that follow; may be empty.</param>
sealed record ConversationTurn(IReadOnlyList<string> Members, string Text, ChatAction Action, IReadOnlyList<ExpectedLine> Expected)
{
    /// <summary>Who does it, as written in the file.</summary>
    public string Who => string.Join(',', Members);
}
