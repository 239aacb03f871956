using System.Text.Json;

namespace TemplateWorker.Execution.HostCalls;

/// <summary>
/// Bodies of messages that templates send. Text that a template repeats from members must not ping anyone by accident, so a
/// body that says nothing about mentions notifies nobody.
/// </summary>
static class MessageBody
{
    // Interaction responses whose data is a message: CHANNEL_MESSAGE_WITH_SOURCE and UPDATE_MESSAGE.
    const int RespondWithMessage = 4;
    const int UpdateMessage = 7;

    static readonly JsonReaderOptions Options = new() { MaxDepth = ArgumentReader.MaxDepth };

    static ReadOnlySpan<byte> Nobody => "{\"parse\":[]}"u8;

    static ReadOnlySpan<byte> MentionsNobody => "\"allowed_mentions\":{\"parse\":[]}"u8;

    /// <summary>Completes the body of a message.</summary>
    /// <param name="body">A JSON object.</param>
    public static ReadOnlyMemory<byte> OfMessage(ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body, Options);
        json.Read();
        return Complete(body, ref json);
    }

    /// <summary>Completes the message within the body of an interaction response, if there is one.</summary>
    /// <param name="body">A JSON object.</param>
    public static ReadOnlyMemory<byte> OfResponse(ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body, Options);
        var type = 0;
        var data = -1;
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var (isType, isData) = (json.ValueTextEquals("type"u8), json.ValueTextEquals("data"u8));
            json.Read();
            if (isType && json.TokenType == JsonTokenType.Number)
                json.TryGetInt32(out type);
            else if (isData && json.TokenType == JsonTokenType.StartObject)
                data = (int)json.TokenStartIndex;
            json.Skip();
        }
        if (data < 0 || type is not (RespondWithMessage or UpdateMessage))
            return body.ToArray();
        json = new Utf8JsonReader(body, Options);
        while (json.TokenStartIndex < data || json.TokenType != JsonTokenType.StartObject)
            json.Read();
        return Complete(body, ref json);
    }

    /// <summary>Completes the first message of a post in a forum, if the body that starts a thread holds one.</summary>
    /// <param name="body">A JSON object.</param>
    public static ReadOnlyMemory<byte> OfThread(ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body, Options);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isMessage = json.ValueTextEquals("message"u8);
            json.Read();
            if (isMessage && json.TokenType == JsonTokenType.StartObject)
                return Complete(body, ref json);
            json.Skip();
        }
        return body.ToArray();
    }

    // The reader stands on the object that is the message.
    static ReadOnlyMemory<byte> Complete(ReadOnlySpan<byte> body, ref Utf8JsonReader json)
    {
        var inside = (int)json.BytesConsumed;
        var isEmpty = true;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isMentions = json.ValueTextEquals("allowed_mentions"u8);
            json.Read();
            if (isMentions)
            {
                // Discord takes null for nothing said, and then notifies everyone whom the text names.
                return json.TokenType == JsonTokenType.Null
                    ? Join(body[..(int)json.TokenStartIndex], Nobody, [], body[(int)json.BytesConsumed..])
                    : body.ToArray();
            }
            isEmpty = false;
            json.Skip();
        }
        return Join(body[..inside], MentionsNobody, isEmpty ? [] : ","u8, body[inside..]);
    }

    static byte[] Join(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third, ReadOnlySpan<byte> last)
    {
        var joined = new byte[first.Length + second.Length + third.Length + last.Length];
        first.CopyTo(joined);
        second.CopyTo(joined.AsSpan(first.Length));
        third.CopyTo(joined.AsSpan(first.Length + second.Length));
        last.CopyTo(joined.AsSpan(first.Length + second.Length + third.Length));
        return joined;
    }
}
