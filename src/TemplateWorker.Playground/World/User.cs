namespace TemplateWorker.Playground.World;

/// <summary>An account: a person or the bot.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Username">The unique lower-case name.</param>
/// <param name="GlobalName">The name shown where no nickname is set; null for the bot.</param>
/// <param name="IsBot">True for the bot's own account.</param>
public sealed record User(Snowflake Id, string Username, string? GlobalName, bool IsBot = false);
