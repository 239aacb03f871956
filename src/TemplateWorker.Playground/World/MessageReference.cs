namespace TemplateWorker.Playground.World;

/// <summary>The message that a reply answers.</summary>
/// <param name="MessageId">Its id.</param>
/// <param name="ChannelId">Its channel.</param>
/// <param name="GuildId">Its guild.</param>
public sealed record MessageReference(Snowflake MessageId, Snowflake ChannelId, Snowflake GuildId);
