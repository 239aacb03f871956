using System.Collections.Immutable;
using System.Text.Json;

namespace TemplateWorker.Playground.World;

/// <summary>A message about to be posted.</summary>
sealed record MessageDraft
{
    /// <summary>The id it gets; null for a fresh one.</summary>
    public Snowflake? Id { get; init; }

    public required Snowflake ChannelId { get; init; }

    public required User Author { get; init; }

    public string Content { get; init; } = "";

    public MessageType Type { get; init; }

    public MessageMarks Flags { get; init; }

    public bool IsTts { get; init; }

    public JsonElement? Embeds { get; init; }

    public JsonElement? Components { get; init; }

    public ImmutableArray<Attachment> Attachments { get; init; } = [];

    public AllowedMentions AllowedMentions { get; init; } = AllowedMentions.Default;

    public Snowflake? RepliesTo { get; init; }

    public MessageOrigin? Origin { get; init; }

    public Snowflake? WebhookId { get; init; }

    public Snowflake? VisibleTo { get; init; }

    public JsonElement? Nonce { get; init; }
}
