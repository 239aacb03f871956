using System.Collections.Immutable;

namespace TemplateWorker.Playground.World;

/// <summary>An emoji of a guild's own.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">2 to 32 letters, digits or underscores.</param>
/// <param name="Creator">Who made it.</param>
/// <param name="Roles">Roles that alone may use it; empty for everybody.</param>
/// <param name="IsAnimated">True for a moving picture.</param>
public sealed record GuildEmoji(Snowflake Id, string Name, User Creator, ImmutableArray<Snowflake> Roles, bool IsAnimated);
