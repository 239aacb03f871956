using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Gateway;

/// <summary>Lets a bot ask for all members of a guild once per thirty seconds, where limits are realistic.</summary>
sealed class MemberRequestLimit(PlaygroundOptions options, TimeProvider time)
{
    // From Discord's documentation.
    static readonly TimeSpan Window = TimeSpan.FromSeconds(30);

    readonly Dictionary<Snowflake, DateTimeOffset> _freeFrom = [];

    /// <summary>Counts a request, if it is granted. Called under the world's lock.</summary>
    /// <returns>Null, or what the client is told instead of members.</returns>
    public GatewayEvent? Refuse(Snowflake guildId, string? nonce)
    {
        if (options.RateLimits != RateLimits.Realistic)
            return null;

        var now = time.GetUtcNow();
        var wait = _freeFrom.GetValueOrDefault(guildId) - now;
        if (wait > TimeSpan.Zero)
            return RateLimited(guildId, nonce, wait);
        _freeFrom[guildId] = now + Window;
        return null;
    }

    static GatewayEvent RateLimited(Snowflake guildId, string? nonce, TimeSpan wait) => GatewayEvent.Of(
        "RATE_LIMITED",
        GatewayIntents.None,
        guildId,
        (guildId, nonce, wait),
        static (writer, state) =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("opcode"u8, (int)GatewayOpcode.RequestGuildMembers);
            writer.WriteNumber("retry_after"u8, Math.Round(state.wait.TotalSeconds, 3));
            writer.WriteStartObject("meta"u8);
            writer.WriteId("guild_id"u8, state.guildId);
            if (state.nonce is not null)
                writer.WriteString("nonce"u8, state.nonce);
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
}
