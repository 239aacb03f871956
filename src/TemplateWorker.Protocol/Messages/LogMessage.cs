using TemplateWorker.Protocol.Framing;

namespace TemplateWorker.Protocol.Messages;

/// <summary>A line that a template logged: <see cref="FrameKind.Log"/>.</summary>
public readonly ref struct LogMessage(
    uint tenantKey, ushort templateIndex, ulong dispatchId, TemplateLogLevel level, ReadOnlySpan<byte> text)
{
    /// <summary>Stands for a line of which it is not known which template logged it.</summary>
    public const ushort AnyTemplate = ushort.MaxValue;

    /// <summary>Which VM.</summary>
    public uint TenantKey { get; } = tenantKey;

    /// <summary>
    /// Which of the tenant's templates says it was: its position in <see cref="LoadTenantMessage.Templates"/>, or
    /// <see cref="AnyTemplate"/>.
    /// </summary>
    public ushort TemplateIndex { get; } = templateIndex;

    /// <summary>The dispatch that was running, 0 at the top level.</summary>
    public ulong DispatchId { get; } = dispatchId;

    /// <summary>Its weight.</summary>
    public TemplateLogLevel Level { get; } = level;

    /// <summary>The line, in UTF-8 that an untrusted process wrote.</summary>
    public ReadOnlySpan<byte> Text { get; } = text;

    /// <summary>Appends the frame.</summary>
    /// <param name="writer">Where to.</param>
    /// <exception cref="ProtocolException">The text is above the bound of a frame.</exception>
    public void WriteTo(FrameWriter writer)
    {
        writer.Begin(FrameKind.Log);
        writer.WriteUInt32(TenantKey);
        writer.WriteUInt16(TemplateIndex);
        writer.WriteUInt64(DispatchId);
        writer.WriteByte((byte)Level);
        writer.WriteRest(Text);
        writer.End();
    }

    /// <summary>Reads the frame's payload.</summary>
    /// <param name="payload">The payload.</param>
    /// <exception cref="ProtocolException">It is malformed.</exception>
    public static LogMessage Read(ReadOnlySpan<byte> payload)
    {
        var reader = new FrameReader(payload);
        var tenantKey = reader.ReadUInt32();
        var templateIndex = reader.ReadUInt16();
        var dispatchId = reader.ReadUInt64();
        var level = (TemplateLogLevel)reader.ReadByte();
        if (level > TemplateLogLevel.Error)
            throw new ProtocolException($"{(byte)level} is no log level.");
        return new LogMessage(tenantKey, templateIndex, dispatchId, level, reader.ReadRest());
    }
}
