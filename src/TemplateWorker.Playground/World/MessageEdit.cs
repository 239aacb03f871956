using System.Collections.Immutable;
using System.Text.Json;

namespace TemplateWorker.Playground.World;

/// <summary>What an edit changes; null leaves a part as it is.</summary>
sealed record MessageEdit
{
    public string? Content { get; init; }

    public JsonElement? Embeds { get; init; }

    public JsonElement? Components { get; init; }

    public MessageMarks? Flags { get; init; }

    public ImmutableArray<Attachment>? Attachments { get; init; }

    public AllowedMentions AllowedMentions { get; init; } = AllowedMentions.Default;

    /// <summary>False for the first content of a "thinking" message, which is not marked as edited.</summary>
    public bool MarksEdited { get; init; } = true;
}
