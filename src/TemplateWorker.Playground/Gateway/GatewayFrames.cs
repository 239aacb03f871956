using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace TemplateWorker.Playground.Gateway;

/// <summary>Wraps payloads into gateway frames.</summary>
static class GatewayFrames
{
    public static byte[] HeartbeatAck { get; } = Control(GatewayOpcode.HeartbeatAck, "null");

    public static byte[] HeartbeatRequest { get; } = Control(GatewayOpcode.Heartbeat, "null");

    public static byte[] Reconnect { get; } = Control(GatewayOpcode.Reconnect, "null");

    public static byte[] InvalidSession(bool resumable) =>
        Control(GatewayOpcode.InvalidSession, resumable ? "true" : "false");

    public static byte[] Hello(TimeSpan interval) => Control(
        GatewayOpcode.Hello,
        $$"""{"heartbeat_interval":{{(long)interval.TotalMilliseconds}},"_trace":["playground"]}""");

    /// <summary>Appends the frame of one dispatch; only the envelope differs between sessions.</summary>
    public static void WriteDispatch(ArrayBufferWriter<byte> buffer, GatewayEvent dispatch, long sequence)
    {
        var head = buffer.GetSpan(64 + dispatch.Name.Length);
        var length = 0;
        Append(head, "{\"t\":\""u8, ref length);
        length += Encoding.ASCII.GetBytes(dispatch.Name, head[length..]);
        Append(head, "\",\"s\":"u8, ref length);
        Utf8Formatter.TryFormat(sequence, head[length..], out var digits);
        length += digits;
        Append(head, ",\"op\":0,\"d\":"u8, ref length);
        buffer.Advance(length);
        buffer.Write(dispatch.Data);
        buffer.Write("}"u8);
    }

    static void Append(Span<byte> target, ReadOnlySpan<byte> bytes, ref int length)
    {
        bytes.CopyTo(target[length..]);
        length += bytes.Length;
    }

    static byte[] Control(GatewayOpcode opcode, string data) =>
        Encoding.ASCII.GetBytes($$"""{"t":null,"s":null,"op":{{(int)opcode}},"d":{{data}}}""");
}
