using System.Text.Json;

namespace TemplateWorker.Playground.World;

/// <summary>Something of a guild that is kept as the bot wrote it: a scheduled event, or a rule of automatic moderation.</summary>
/// <param name="Id">Its id.</param>
/// <param name="CreatorId">Who made it.</param>
/// <param name="Body">Its members as on the wire.</param>
public sealed record GuildObject(Snowflake Id, Snowflake CreatorId, JsonElement Body);
