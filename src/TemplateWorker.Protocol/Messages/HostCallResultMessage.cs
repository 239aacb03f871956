using TemplateWorker.Protocol.Framing;

namespace TemplateWorker.Protocol.Messages;

/// <summary>The answer to a host call: <see cref="FrameKind.HostCallResult"/>. Exactly one follows every call.</summary>
public readonly ref struct HostCallResultMessage(uint callId, bool succeeded, ReadOnlySpan<byte> json)
{
    /// <summary>Which call.</summary>
    public uint CallId { get; } = callId;

    /// <summary>Whether the call did what it was asked.</summary>
    public bool Succeeded { get; } = succeeded;

    /// <summary>
    /// The result as UTF-8 JSON (empty for none), or the error as <c>{"name": …, "message": …, …}</c>, whose further
    /// properties become properties of the error that the template sees.
    /// </summary>
    public ReadOnlySpan<byte> Json { get; } = json;

    /// <summary>Appends the frame.</summary>
    /// <param name="writer">Where to.</param>
    /// <exception cref="ProtocolException">The result is above the bound of a frame.</exception>
    public void WriteTo(FrameWriter writer)
    {
        writer.Begin(FrameKind.HostCallResult);
        writer.WriteUInt32(CallId);
        writer.WriteByte(Succeeded ? (byte)1 : (byte)0);
        writer.WriteRest(Json);
        writer.End();
    }

    /// <summary>Reads the frame's payload.</summary>
    /// <param name="payload">The payload.</param>
    /// <exception cref="ProtocolException">It is malformed.</exception>
    public static HostCallResultMessage Read(ReadOnlySpan<byte> payload)
    {
        var reader = new FrameReader(payload);
        var callId = reader.ReadUInt32();
        var status = reader.ReadByte();
        if (status > 1)
            throw new ProtocolException($"{status} is no status of a host call.");
        return new HostCallResultMessage(callId, status == 1, reader.ReadRest());
    }
}
