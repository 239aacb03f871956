using System.Collections.Immutable;

namespace TemplateWorker.Playground.World;

/// <summary>One emoji under a message.</summary>
/// <param name="Emoji">A Unicode emoji, or <c>name:id</c> for one of a guild's own.</param>
/// <param name="UserIds">Who reacted, in order.</param>
public sealed record Reaction(string Emoji, ImmutableArray<Snowflake> UserIds);
