using TemplateWorker.Protocol.Framing;

namespace TemplateWorker.Protocol.Messages;

/// <summary>First frame of the sandbox: <see cref="FrameKind.Hello"/>.</summary>
/// <param name="Version">The sandbox's <see cref="ProtocolVersion.Current"/>.</param>
/// <param name="Engine">Name of the script engine, for logs.</param>
public readonly record struct HelloMessage(ushort Version, string Engine)
{
    /// <summary>Appends the frame.</summary>
    /// <param name="writer">Where to.</param>
    public void WriteTo(FrameWriter writer)
    {
        writer.Begin(FrameKind.Hello);
        writer.WriteUInt16(Version);
        writer.WriteText(Engine);
        writer.End();
    }

    /// <summary>Reads the frame's payload.</summary>
    /// <param name="payload">The payload.</param>
    /// <exception cref="ProtocolException">It is malformed.</exception>
    public static HelloMessage Read(ReadOnlySpan<byte> payload)
    {
        var reader = new FrameReader(payload);
        var message = new HelloMessage(reader.ReadUInt16(), reader.ReadText());
        reader.End();
        return message;
    }
}
