using System.Text.Json;

namespace TemplateWorker.Playground.Tests.Support;

/// <summary>One payload from the gateway.</summary>
sealed record GatewayFrame(int Opcode, string? Name, long? Sequence, JsonElement Data)
{
    public static GatewayFrame Parse(ReadOnlyMemory<byte> bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        var root = document.RootElement.Clone();
        var sequence = root.GetProperty("s");
        return new GatewayFrame(
            root.GetProperty("op").GetInt32(),
            root.GetProperty("t").GetString(),
            sequence.ValueKind == JsonValueKind.Null ? null : sequence.GetInt64(),
            root.GetProperty("d"));
    }
}
