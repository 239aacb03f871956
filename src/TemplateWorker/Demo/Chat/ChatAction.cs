namespace TemplateWorker.Demo.Chat;

/// <summary>Something that a member does in the demo's channel.</summary>
abstract record ChatAction
{
    /// <summary>Sends a message.</summary>
    public sealed record Say(string Content) : ChatAction;

    /// <summary>Uses a slash command; the path is its name, then its sub-command's group and name where it has them.</summary>
    public sealed record Command(IReadOnlyList<string> Path, IReadOnlyDictionary<string, string> Options) : ChatAction;

    /// <summary>Clicks the newest button with this label.</summary>
    public sealed record Click(string Label) : ChatAction;

    /// <summary>Becomes a member of the guild.</summary>
    public sealed record Join : ChatAction;
}
