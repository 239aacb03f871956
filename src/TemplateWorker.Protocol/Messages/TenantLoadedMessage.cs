using TemplateWorker.Protocol.Framing;

namespace TemplateWorker.Protocol.Messages;

/// <summary>The end of a <see cref="LoadTenantMessage"/>: <see cref="FrameKind.TenantLoaded"/>.</summary>
public readonly ref struct TenantLoadedMessage(
    uint tenantKey, OutcomeKind kind, uint cpuMicroseconds, ReadOnlySpan<byte> json)
{
    /// <summary>Which VM.</summary>
    public uint TenantKey { get; } = tenantKey;

    /// <summary>How the load ended; anything but <see cref="OutcomeKind.Ok"/> means there is no VM.</summary>
    public OutcomeKind Kind { get; } = kind;

    /// <summary>Processor time of the load, in microseconds.</summary>
    public uint CpuMicroseconds { get; } = cpuMicroseconds;

    /// <summary>
    /// When well, an entry for each template in the order of the load: <c>[{"template": name, "events": [name, …],
    /// "commands": [command as Discord defines it, …], "components": [id or prefix, …], "modals": [id or prefix, …],
    /// "error": report}, …]</c>. A template whose top level failed has a <see cref="ScriptErrorReport"/> as its error and
    /// nothing else, and the others go on without it; when it was the only one, the load fails as a whole. When not well,
    /// a <see cref="ScriptErrorReport"/>. UTF-8; written by an untrusted process, so parse it with care.
    /// </summary>
    public ReadOnlySpan<byte> Json { get; } = json;

    /// <summary>Appends the frame.</summary>
    /// <param name="writer">Where to.</param>
    /// <exception cref="ProtocolException">The JSON is above the bound of a frame.</exception>
    public void WriteTo(FrameWriter writer)
    {
        writer.Begin(FrameKind.TenantLoaded);
        writer.WriteUInt32(TenantKey);
        writer.WriteByte((byte)Kind);
        writer.WriteUInt32(CpuMicroseconds);
        writer.WriteRest(Json);
        writer.End();
    }

    /// <summary>Reads the frame's payload.</summary>
    /// <param name="payload">The payload.</param>
    /// <exception cref="ProtocolException">It is malformed.</exception>
    public static TenantLoadedMessage Read(ReadOnlySpan<byte> payload)
    {
        var reader = new FrameReader(payload);
        return new TenantLoadedMessage(
            reader.ReadUInt32(), OutcomeMessage.ReadKind(ref reader), reader.ReadUInt32(), reader.ReadRest());
    }
}
