using System.Collections.Immutable;
using System.Text.Json;
using TemplateWorker.Playground.Components;

namespace TemplateWorker.Playground.World;

/// <summary>A message as it stands at one moment.</summary>
public sealed record Message
{
    /// <summary>Its id.</summary>
    public required Snowflake Id { get; init; }

    /// <summary>Its channel.</summary>
    public required Snowflake ChannelId { get; init; }

    /// <summary>The channel's guild; the default id for a direct message.</summary>
    public required Snowflake GuildId { get; init; }

    /// <summary>Who wrote it.</summary>
    public required User Author { get; init; }

    /// <summary>The text, up to 2000 characters.</summary>
    public string Content { get; init; } = "";

    /// <summary>When it was posted.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last edited, or null.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>Its kind.</summary>
    public MessageType Type { get; init; }

    /// <summary>Its flags.</summary>
    public MessageMarks Flags { get; init; }

    /// <summary>Read aloud.</summary>
    public bool IsTts { get; init; }

    /// <summary>Members it notifies.</summary>
    public ImmutableArray<Member> Mentions { get; init; } = [];

    /// <summary>Roles it notifies.</summary>
    public ImmutableArray<Snowflake> MentionedRoles { get; init; } = [];

    /// <summary>It notifies everyone.</summary>
    public bool MentionsEveryone { get; init; }

    /// <summary>Array of embeds as on the wire, or null.</summary>
    public JsonElement? Embeds { get; init; }

    /// <summary>Array of components as on the wire, or null.</summary>
    public JsonElement? Components { get; init; }

    /// <summary>Its files.</summary>
    public ImmutableArray<Attachment> Attachments { get; init; } = [];

    /// <summary>Its reactions.</summary>
    public ImmutableArray<Reaction> Reactions { get; init; } = [];

    /// <summary>The message it replies to, or null.</summary>
    public MessageReference? Reference { get; init; }

    /// <summary>The interaction it answers, or null.</summary>
    public MessageOrigin? Origin { get; init; }

    /// <summary>The webhook it was posted by, or null.</summary>
    public Snowflake? WebhookId { get; init; }

    /// <summary>When it was pinned; null when it is not.</summary>
    public DateTimeOffset? PinnedAt { get; init; }

    /// <summary>The only member who sees it, or null when everybody in the channel does.</summary>
    public Snowflake? VisibleTo { get; init; }

    /// <summary>The sender's own mark (a string or an integer), or null.</summary>
    public JsonElement? Nonce { get; init; }

    /// <summary>True when one member alone sees it.</summary>
    public bool IsEphemeral => VisibleTo is not null;

    /// <summary>True while it only says that the bot is thinking.</summary>
    public bool IsThinking => Flags.HasFlag(MessageMarks.Loading);

    /// <summary>Its clickable buttons, in order of reading.</summary>
    public IReadOnlyList<MessageButton> Buttons => ComponentTree.Buttons(Components);

    /// <summary>Its menus, in order of reading.</summary>
    public IReadOnlyList<MessageMenu> Menus => ComponentTree.Menus(Components);

    /// <summary>Whether a member may see it, once the channel itself is visible.</summary>
    /// <param name="memberId">Who looks.</param>
    /// <returns>False for somebody else's ephemeral message.</returns>
    public bool IsVisibleTo(Snowflake memberId) => VisibleTo is null || VisibleTo == memberId;
}
