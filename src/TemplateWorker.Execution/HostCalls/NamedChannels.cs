using System.Buffers.Text;
using System.Text.Json;

namespace TemplateWorker.Execution.HostCalls;

/// <summary>
/// Channels that a body names besides the one it is sent to. A message can carry one from elsewhere along, and a webhook
/// can move, so each of these channels is checked too.
/// </summary>
static class NamedChannels
{
    static readonly JsonReaderOptions Options = new() { MaxDepth = ArgumentReader.MaxDepth };

    /// <summary>The channels of the messages that a message replies to or forwards.</summary>
    /// <param name="method">Name of the call, for errors.</param>
    /// <param name="body">A JSON object.</param>
    public static List<ulong> OfMessage(string method, ReadOnlySpan<byte> body)
    {
        var found = new List<ulong>();
        var json = new Utf8JsonReader(body, Options);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isReference = json.ValueTextEquals("message_reference"u8);
            json.Read();
            if (isReference && json.TokenType == JsonTokenType.StartObject)
                Collect(method, ref json, found);
            else
                json.Skip();
        }
        return found;
    }

    /// <summary>The channel that a webhook shall move to.</summary>
    /// <param name="method">Name of the call, for errors.</param>
    /// <param name="body">A JSON object.</param>
    public static List<ulong> OfWebhook(string method, ReadOnlySpan<byte> body)
    {
        var found = new List<ulong>();
        var json = new Utf8JsonReader(body, Options);
        json.Read();
        Collect(method, ref json, found);
        return found;
    }

    // The reader stands at the object's beginning. Of two properties with one name Discord may take either, so both count.
    static void Collect(string method, ref Utf8JsonReader json, List<ulong> found)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isChannel = json.ValueTextEquals("channel_id"u8);
            json.Read();
            if (isChannel && json.TokenType != JsonTokenType.Null)
                found.Add(Read(method, in json));
            json.Skip();
        }
    }

    static ulong Read(string method, in Utf8JsonReader json)
    {
        if (SnowflakeJson.TryRead(in json, out var id)
            || (json.TokenType == JsonTokenType.Number && Utf8Parser.TryParse(json.ValueSpan, out id, out var length) && length == json.ValueSpan.Length))
            return id;
        throw HostCallException.Malformed($"{method}: 'channel_id' must be an id: digits in text.");
    }
}
