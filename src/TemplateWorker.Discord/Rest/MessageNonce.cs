using System.Text.Json;

namespace TemplateWorker.Discord.Rest;

/// <summary>
/// A message body that Discord takes once only. With <c>enforce_nonce</c> it answers a repeated message with the one
/// that exists, so a lost answer can be asked for again.
/// </summary>
/// <param name="Body">The body to send.</param>
/// <param name="IsEnforced">Whether a second one with this body makes no second message.</param>
readonly record struct MessageNonce(ReadOnlyMemory<byte> Body, bool IsEnforced)
{
    /// <summary>Adds a nonce unless the body speaks of one itself or is no JSON object, which Discord will say.</summary>
    public static MessageNonce Ensure(ReadOnlyMemory<byte> body)
    {
        var reader = new Utf8JsonReader(body.Span);
        var hasNonce = false;
        var enforcesNonce = false;
        var speaksOfNonce = false;
        int open;
        bool isEmpty;
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return new MessageNonce(body, false);
            open = (int)reader.TokenStartIndex;
            reader.Read();
            isEmpty = reader.TokenType == JsonTokenType.EndObject;
            while (reader.TokenType == JsonTokenType.PropertyName)
            {
                var isNonce = reader.ValueTextEquals("nonce"u8);
                var isEnforce = reader.ValueTextEquals("enforce_nonce"u8);
                reader.Read();
                hasNonce |= isNonce && reader.TokenType != JsonTokenType.Null;
                enforcesNonce |= isEnforce && reader.TokenType == JsonTokenType.True;
                speaksOfNonce |= isNonce || isEnforce;
                reader.Skip();
                reader.Read();
            }
        }
        catch (JsonException)
        {
            return new MessageNonce(body, false);
        }
        return speaksOfNonce
            ? new MessageNonce(body, hasNonce && enforcesNonce)
            : new MessageNonce(Insert(body.Span, open + 1, isEmpty), true);
    }

    static byte[] Insert(ReadOnlySpan<byte> body, int offset, bool isEmpty)
    {
        Span<byte> nonce = stackalloc byte[64];
        System.Text.Unicode.Utf8.TryWrite(
            nonce, $"\"nonce\":\"{Random.Shared.NextInt64():x16}\",\"enforce_nonce\":true{(isEmpty ? "" : ",")}", out var length);
        return [.. body[..offset], .. nonce[..length], .. body[offset..]];
    }
}
