using System.Collections.Immutable;

namespace TemplateWorker.Playground.World;

/// <summary>A user in a guild.</summary>
/// <param name="User">The account.</param>
/// <param name="Roles">Role ids, without the one of everyone.</param>
/// <param name="JoinedAt">When the user joined.</param>
/// <param name="Nick">The name in this guild, or null.</param>
public sealed record Member(User User, ImmutableArray<Snowflake> Roles, DateTimeOffset JoinedAt, string? Nick = null)
{
    /// <summary>The user's id.</summary>
    public Snowflake Id => User.Id;

    /// <summary>What others see as the name.</summary>
    public string DisplayName => Nick ?? User.GlobalName ?? User.Username;

    /// <summary>Until when the member may only read; null, or a moment that has passed, for no time-out.</summary>
    public DateTimeOffset? TimeoutUntil { get; init; }
}
