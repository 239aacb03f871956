using TemplateWorker.Protocol.Framing;

namespace TemplateWorker.Protocol.Messages;

/// <summary>The end of a dispatch: <see cref="FrameKind.Outcome"/>. Exactly one follows every dispatch.</summary>
public readonly ref struct OutcomeMessage(
    ulong dispatchId, OutcomeKind kind, DispatchUsage usage, ReadOnlySpan<byte> error)
{
    /// <summary>Which dispatch.</summary>
    public ulong DispatchId { get; } = dispatchId;

    /// <summary>How it ended.</summary>
    public OutcomeKind Kind { get; } = kind;

    /// <summary>What it used.</summary>
    public DispatchUsage Usage { get; } = usage;

    /// <summary>Empty when well, else a <see cref="ScriptErrorReport"/> in UTF-8 JSON.</summary>
    public ReadOnlySpan<byte> Error { get; } = error;

    /// <summary>Appends the frame.</summary>
    /// <param name="writer">Where to.</param>
    /// <exception cref="ProtocolException">The error is above the bound of a frame.</exception>
    public void WriteTo(FrameWriter writer)
    {
        writer.Begin(FrameKind.Outcome);
        writer.WriteUInt64(DispatchId);
        writer.WriteByte((byte)Kind);
        writer.WriteUInt32(Usage.CpuMicroseconds);
        writer.WriteUInt32(Usage.WallMicroseconds);
        writer.WriteUInt32(Usage.PeakHeapKiB);
        writer.WriteUInt32(Usage.HostCalls);
        writer.WriteRest(Error);
        writer.End();
    }

    /// <summary>Reads the frame's payload.</summary>
    /// <param name="payload">The payload.</param>
    /// <exception cref="ProtocolException">It is malformed.</exception>
    public static OutcomeMessage Read(ReadOnlySpan<byte> payload)
    {
        var reader = new FrameReader(payload);
        return new OutcomeMessage(reader.ReadUInt64(), ReadKind(ref reader),
            new DispatchUsage(reader.ReadUInt32(), reader.ReadUInt32(), reader.ReadUInt32(), reader.ReadUInt32()),
            reader.ReadRest());
    }

    internal static OutcomeKind ReadKind(ref FrameReader reader)
    {
        var kind = (OutcomeKind)reader.ReadByte();
        return kind <= OutcomeKind.Cancelled
            ? kind
            : throw new ProtocolException($"{(byte)kind} is no kind of outcome.");
    }
}
