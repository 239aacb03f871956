using System.Globalization;
using System.Text.Json;

namespace TemplateWorker.Hosting.Interactions;

/// <summary>What decides where an interaction goes.</summary>
/// <param name="Type">What it is, by Discord's number.</param>
/// <param name="GuildId">The guild it was made in; null outside guilds.</param>
readonly record struct InteractionEnvelope(int Type, ulong? GuildId)
{
    /// <summary>Discord's question whether the endpoint is there and checks signatures.</summary>
    public const int Ping = 1;

    /// <summary>Reads an interaction.</summary>
    /// <param name="body">UTF-8 JSON.</param>
    /// <returns>Null when it is none.</returns>
    public static InteractionEnvelope? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var json = new Utf8JsonReader(body);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
                return null;
            var (type, guild) = (0, (ulong?)null);
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var (isType, isGuild) = (json.ValueTextEquals("type"u8), json.ValueTextEquals("guild_id"u8));
                json.Read();
                if (isType && json.TokenType == JsonTokenType.Number)
                    json.TryGetInt32(out type);
                else if (isGuild && json.TokenType == JsonTokenType.String)
                    guild = ulong.TryParse(json.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
                json.Skip();
            }
            // Nothing may follow.
            json.Read();
            return type == 0 ? null : new InteractionEnvelope(type, guild);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
