using System.Text.Json;

namespace TemplateWorker.Discord.Gateway;

/// <summary>What a shard needs of the event READY.</summary>
/// <param name="SessionId">Discord's name of the session.</param>
/// <param name="ResumeUrl">Where it can be continued; null when Discord does not say.</param>
/// <param name="Guilds">How many guilds it is announced with; each comes with an event of its own.</param>
readonly record struct ReadyData(string SessionId, Uri? ResumeUrl, int Guilds)
{
    /// <summary>Reads the event's data; false when it names no session.</summary>
    public static bool TryRead(ReadOnlySpan<byte> data, out ReadyData ready)
    {
        ready = default;
        string? sessionId = null;
        Uri? resumeUrl = null;
        var guilds = 0;
        try
        {
            var reader = new Utf8JsonReader(data);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isSession = reader.ValueTextEquals("session_id"u8);
                var isUrl = reader.ValueTextEquals("resume_gateway_url"u8);
                var isGuilds = reader.ValueTextEquals("guilds"u8);
                reader.Read();
                if (isSession && reader.TokenType == JsonTokenType.String)
                    sessionId = reader.GetString();
                else if (isUrl && reader.TokenType == JsonTokenType.String)
                    Uri.TryCreate(reader.GetString(), UriKind.Absolute, out resumeUrl);
                else if (isGuilds && reader.TokenType == JsonTokenType.StartArray)
                    guilds = CountItems(ref reader);
                else
                    reader.Skip();
            }
        }
        catch (Exception mistake) when (mistake is JsonException or InvalidOperationException)
        {
            return false;
        }
        if (string.IsNullOrEmpty(sessionId))
            return false;
        ready = new ReadyData(sessionId, resumeUrl?.Scheme is "ws" or "wss" ? resumeUrl : null, guilds);
        return true;
    }

    static int CountItems(ref Utf8JsonReader reader)
    {
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            count++;
            reader.Skip();
        }
        return count;
    }
}
