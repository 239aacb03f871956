namespace TemplateWorker.Playground.World;

/// <summary>A role of a guild; the one of everyone carries the guild's id.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Permissions">What it allows in every channel.</param>
/// <param name="Position">Height in the list; 0 is everyone. Of two roles at one height the older one is higher.</param>
/// <param name="Color">RGB, 0 for none.</param>
/// <param name="BotId">The bot that owns the role, or null.</param>
public sealed record Role(
    Snowflake Id, string Name, GuildPermissions Permissions, int Position, int Color = 0, Snowflake? BotId = null)
{
    /// <summary>Its members are listed apart.</summary>
    public bool IsHoisted { get; init; }

    /// <summary>Everybody may mention it.</summary>
    public bool IsMentionable { get; init; }

    /// <summary>Whether it stands above another one, by Discord's order.</summary>
    /// <param name="other">The other role.</param>
    /// <returns>False for the same role.</returns>
    public bool IsAbove(Role other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Position != other.Position ? Position > other.Position : Id < other.Id;
    }
}
