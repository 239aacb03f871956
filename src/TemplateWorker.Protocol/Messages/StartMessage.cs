using TemplateWorker.Protocol.Framing;

namespace TemplateWorker.Protocol.Messages;

/// <summary>First frame of the host: <see cref="FrameKind.Start"/>.</summary>
/// <param name="Version">The host's <see cref="ProtocolVersion.Current"/>.</param>
/// <param name="MemoryLimitKiB">Most memory one tenant's VM may hold, in KiB.</param>
/// <param name="TickMilliseconds">How often a running script is looked at, in milliseconds of processor time.</param>
/// <param name="MaxHostCallsPerDispatch">Most host calls that one dispatch may have made.</param>
/// <param name="MaxLogLinesPerDispatch">Most lines that one dispatch may log; further ones are counted, not sent.</param>
public readonly record struct StartMessage(
    ushort Version, uint MemoryLimitKiB, uint TickMilliseconds, uint MaxHostCallsPerDispatch,
    uint MaxLogLinesPerDispatch)
{
    /// <summary>Appends the frame.</summary>
    /// <param name="writer">Where to.</param>
    public void WriteTo(FrameWriter writer)
    {
        writer.Begin(FrameKind.Start);
        writer.WriteUInt16(Version);
        writer.WriteUInt32(MemoryLimitKiB);
        writer.WriteUInt32(TickMilliseconds);
        writer.WriteUInt32(MaxHostCallsPerDispatch);
        writer.WriteUInt32(MaxLogLinesPerDispatch);
        writer.End();
    }

    /// <summary>Reads the frame's payload.</summary>
    /// <param name="payload">The payload.</param>
    /// <exception cref="ProtocolException">It is malformed.</exception>
    public static StartMessage Read(ReadOnlySpan<byte> payload)
    {
        var reader = new FrameReader(payload);
        var message = new StartMessage(reader.ReadUInt16(), reader.ReadUInt32(), reader.ReadUInt32(),
            reader.ReadUInt32(), reader.ReadUInt32());
        reader.End();
        return message;
    }
}
