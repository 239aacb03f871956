using System.Collections.Immutable;

namespace TemplateWorker.Playground.World;

/// <summary>One emoji under a message.</summary>
/// <param name="Emoji">The emoji; guilds of the playground have none of their own, so it is a Unicode one.</param>
/// <param name="UserIds">Who reacted, in order.</param>
public sealed record Reaction(string Emoji, ImmutableArray<Snowflake> UserIds);
