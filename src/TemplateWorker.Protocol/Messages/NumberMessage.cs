using TemplateWorker.Protocol.Framing;

namespace TemplateWorker.Protocol.Messages;

/// <summary>
/// The frames that carry nothing but a number: <see cref="FrameKind.UnloadTenant"/> (tenant key),
/// <see cref="FrameKind.CancelDispatch"/> (dispatch id), <see cref="FrameKind.Ping"/> and
/// <see cref="FrameKind.Pong"/> (any number, given back), <see cref="FrameKind.Consumed"/> (how many frames since the
/// last of its kind) and <see cref="FrameKind.CollectGarbage"/> (0).
/// </summary>
public static class NumberMessage
{
    /// <summary>Appends the frame.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="kind">One of the kinds named above.</param>
    /// <param name="number">The number.</param>
    public static void Write(FrameWriter writer, FrameKind kind, ulong number)
    {
        writer.Begin(kind);
        writer.WriteUInt64(number);
        writer.End();
    }

    /// <summary>Reads the frame's payload.</summary>
    /// <param name="payload">The payload.</param>
    /// <exception cref="ProtocolException">It is malformed.</exception>
    public static ulong Read(ReadOnlySpan<byte> payload)
    {
        var reader = new FrameReader(payload);
        var number = reader.ReadUInt64();
        reader.End();
        return number;
    }
}
