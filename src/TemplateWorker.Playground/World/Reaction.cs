using System.Collections.Immutable;

namespace TemplateWorker.Playground.World;

/// <summary>One emoji under a message.</summary>
/// <param name="EmojiName">The Unicode emoji, or the custom emoji's name.</param>
/// <param name="EmojiId">The custom emoji's id, or null.</param>
/// <param name="UserIds">Who reacted, in order.</param>
public sealed record Reaction(string EmojiName, Snowflake? EmojiId, ImmutableArray<Snowflake> UserIds);
