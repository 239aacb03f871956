using System.Text.Json;

namespace TemplateWorker.Discord.Gateway.Members;

/// <summary>One part of the answer to a request for members (GUILD_MEMBERS_CHUNK), as views into the event's data.</summary>
readonly ref struct MemberChunk
{
    /// <summary>The request that it answers; null when nobody named it.</summary>
    public string? Nonce { get; private init; }

    /// <summary>How many parts the answer has.</summary>
    public int Count { get; private init; }

    /// <summary>The members, a JSON array.</summary>
    public ReadOnlySpan<byte> Members { get; private init; }

    /// <summary>What they do, a JSON array; empty when it was not asked for.</summary>
    public ReadOnlySpan<byte> Presences { get; private init; }

    /// <summary>The ids that are no members, a JSON array; empty when there are none.</summary>
    public ReadOnlySpan<byte> NotFound { get; private init; }

    /// <summary>Reads the event's data; false when it is no such part.</summary>
    public static bool TryRead(ReadOnlySpan<byte> data, out MemberChunk chunk)
    {
        chunk = default;
        string? nonce = null;
        var count = 0;
        ReadOnlySpan<byte> members = default, presences = default, notFound = default;
        try
        {
            var reader = new Utf8JsonReader(data);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.ValueSpan;
                reader.Read();
                if (name.SequenceEqual("nonce"u8) && reader.TokenType == JsonTokenType.String)
                    nonce = reader.GetString();
                else if (name.SequenceEqual("chunk_count"u8) && reader.TokenType == JsonTokenType.Number)
                    count = reader.GetInt32();
                else if (name.SequenceEqual("members"u8))
                    members = Skip(data, ref reader);
                else if (name.SequenceEqual("presences"u8))
                    presences = Skip(data, ref reader);
                else if (name.SequenceEqual("not_found"u8))
                    notFound = Skip(data, ref reader);
                else
                    reader.Skip();
            }
        }
        catch (Exception mistake) when (mistake is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
        chunk = new MemberChunk { Nonce = nonce, Count = count, Members = members, Presences = presences, NotFound = notFound };
        return count > 0 && IsArray(members);
    }

    static ReadOnlySpan<byte> Skip(ReadOnlySpan<byte> data, scoped ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        var value = data[start..(int)reader.BytesConsumed];
        return IsArray(value) ? value : default;
    }

    static bool IsArray(ReadOnlySpan<byte> value) => value is [(byte)'[', .., (byte)']'];
}
