using System.Text.Json.Nodes;

namespace TemplateWorker.Execution.Interactions;

/// <summary>A first answer to an interaction as a template gives it.</summary>
/// <param name="Type">One of <see cref="InteractionResponseType"/>, or another of Discord's.</param>
/// <param name="Data">What it holds; empty for a deferral without any.</param>
sealed record InteractionResponse(int Type, JsonObject Data)
{
    /// <summary>Discord's flag of a message that the member alone sees.</summary>
    public const int Ephemeral = 64;

    const string FlagsKey = "flags";

    /// <summary>Reads a response.</summary>
    /// <param name="body">A JSON object.</param>
    public static InteractionResponse Read(ReadOnlyMemory<byte> body)
    {
        var response = JsonNode.Parse(body.Span)!.AsObject();
        var type = response["type"] is JsonValue value && value.TryGetValue<int>(out var number) ? number : 0;
        return new InteractionResponse(type, response["data"] is JsonObject data ? (JsonObject)data.DeepClone() : []);
    }

    /// <summary>Its flags.</summary>
    public int Flags => Data[FlagsKey] is JsonValue value && value.TryGetValue<int>(out var flags) ? flags : 0;

    /// <summary>Whether the member alone sees it.</summary>
    public bool IsEphemeral => (Flags & Ephemeral) != 0;

    /// <summary>The message as UTF-8 JSON.</summary>
    public ReadOnlyMemory<byte> ToMessage() => ToUtf8(Data);

    /// <summary>The message for a place that is there already, whose visibility cannot be changed.</summary>
    public ReadOnlyMemory<byte> ToEdit() => WithFlags(ToMessage(), Flags & ~Ephemeral);

    /// <summary>A message with other flags.</summary>
    /// <param name="message">A JSON object.</param>
    /// <param name="flags">The flags; none are written when they are 0.</param>
    public static ReadOnlyMemory<byte> WithFlags(ReadOnlyMemory<byte> message, int flags)
    {
        var json = JsonNode.Parse(message.Span)!.AsObject();
        json.Remove(FlagsKey);
        if (flags != 0)
            json[FlagsKey] = flags;
        return ToUtf8(json);
    }

    /// <summary>The flags of a message.</summary>
    /// <param name="message">A JSON object.</param>
    public static int FlagsOf(ReadOnlyMemory<byte> message) =>
        new InteractionResponse(0, JsonNode.Parse(message.Span)!.AsObject()).Flags;

    static byte[] ToUtf8(JsonObject json) => System.Text.Encoding.UTF8.GetBytes(json.ToJsonString());
}
