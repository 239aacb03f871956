using System.Text.Json;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Gateway;

/// <summary>One dispatch, serialised once for every session that gets it.</summary>
/// <param name="name">Its <c>t</c>.</param>
/// <param name="intent">The intent that it needs, or none.</param>
/// <param name="guildId">Its guild, or null.</param>
/// <param name="data">Its <c>d</c> as UTF-8 JSON.</param>
/// <param name="writeWithoutContent">Writes <c>d</c> for sessions without MESSAGE_CONTENT; null when nothing is hidden.</param>
sealed class GatewayEvent(
    string name, GatewayIntents intent, Snowflake? guildId, byte[] data, Func<byte[]>? writeWithoutContent = null)
{
    GatewayEvent? _withoutContent;

    /// <summary>A dispatch that shows everybody the same.</summary>
    public static GatewayEvent Of<TState>(
        string name, GatewayIntents intent, Snowflake? guildId, TState state, Action<Utf8JsonWriter, TState> write) =>
        new(name, intent, guildId, JsonBytes.Write(state, write));

    public string Name { get; } = name;

    public Snowflake? GuildId { get; } = guildId;

    public byte[] Data { get; } = data;

    public bool IsFor(GatewayIntents intents, int shardId, int shardCount) =>
        (intent == GatewayIntents.None || (intents & intent) != 0)
        && ShardOf(GuildId, shardCount) == shardId;

    /// <summary>The event as a session with these intents may see it. Called under the world's lock.</summary>
    public GatewayEvent For(GatewayIntents intents)
    {
        if (writeWithoutContent is null || intents.HasFlag(GatewayIntents.MessageContent))
            return this;
        return _withoutContent ??= new GatewayEvent(Name, intent, GuildId, writeWithoutContent());
    }

    public static int ShardOf(Snowflake? guildId, int shardCount) =>
        guildId is { } id ? (int)((id.Value >> 22) % (ulong)shardCount) : 0;
}
