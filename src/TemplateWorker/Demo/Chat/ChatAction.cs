namespace TemplateWorker.Demo.Chat;

/// <summary>Something that a member does in the demo's channel.</summary>
abstract record ChatAction
{
    /// <summary>Sends a message.</summary>
    public sealed record Say(string Content) : ChatAction;

    /// <summary>Uses a slash command; the path is its name, then its sub-command's group and name where it has them.</summary>
    public sealed record Command(IReadOnlyList<string> Path, IReadOnlyDictionary<string, string> Options) : ChatAction;

    /// <summary>Clicks the newest button with this label, or chooses in the newest menu of that name: <c>menu: one, two</c>.</summary>
    public sealed record Click(string Label) : ChatAction;

    /// <summary>Becomes a member of the guild.</summary>
    public sealed record Join : ChatAction;

    /// <summary>Leaves the guild.</summary>
    public sealed record Leave : ChatAction;

    /// <summary>Reacts to the newest message of a member, or of the bot when there is no name; or takes that back.</summary>
    public sealed record React(string Emoji, string? Author, bool IsTaken) : ChatAction;

    /// <summary>Fills in the form that the bot opened; values by custom id or label.</summary>
    public sealed record Submit(IReadOnlyDictionary<string, string> Values) : ChatAction;

    /// <summary>Uses a command of the menu of a member, or of that member's newest message.</summary>
    public sealed record Use(string Name, string Target) : ChatAction;

    /// <summary>Types a slash command as far as its last option, so that the bot offers what it could be.</summary>
    public sealed record Type(Command Typed, string Focused) : ChatAction;

    /// <summary>Changes the text of the member's newest message.</summary>
    public sealed record Edit(string Content) : ChatAction;

    /// <summary>Removes the member's newest message.</summary>
    public sealed record Delete : ChatAction;

    /// <summary>Sets what a template lets the guild set, as <c>template set</c> does; takes back those that are unset.</summary>
    public sealed record Set(string Template, IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Unset) : ChatAction;

    /// <summary>Does something in another channel.</summary>
    public sealed record In(string Channel, ChatAction Action) : ChatAction;
}
