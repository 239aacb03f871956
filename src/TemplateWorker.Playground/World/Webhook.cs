namespace TemplateWorker.Playground.World;

/// <summary>A name under which programs post to a channel.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ChannelId">Where it posts.</param>
/// <param name="Name">What its messages are signed with.</param>
/// <param name="Token">What one must know to post.</param>
/// <param name="Creator">Who made it.</param>
public sealed record Webhook(Snowflake Id, Snowflake ChannelId, string Name, string Token, User Creator);
