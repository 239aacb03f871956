using TemplateWorker.Protocol.Framing;

namespace TemplateWorker.Protocol.Messages;

/// <summary>
/// A template asks the host to do something: <see cref="FrameKind.HostCall"/>. It names a dispatch and never a tenant:
/// the host knows which tenant it sent that dispatch for.
/// </summary>
public readonly ref struct HostCallMessage(
    ulong dispatchId, ushort templateIndex, uint callId, ReadOnlySpan<byte> method, ReadOnlySpan<byte> arguments)
{
    /// <summary>The dispatch on whose behalf the call is made; it must be under way on this channel.</summary>
    public ulong DispatchId { get; } = dispatchId;

    /// <summary>
    /// Which of the tenant's templates calls: its position in <see cref="LoadTenantMessage.Templates"/>. Templates of one
    /// tenant share a VM, so it tells them apart and does not keep them apart.
    /// </summary>
    public ushort TemplateIndex { get; } = templateIndex;

    /// <summary>The sandbox's number of the call, unique on its channel while the call is under way.</summary>
    public uint CallId { get; } = callId;

    /// <summary>Name such as <c>kv.get</c>, in UTF-8.</summary>
    public ReadOnlySpan<byte> Method { get; } = method;

    /// <summary>A JSON array of arguments, in UTF-8, written by an untrusted process.</summary>
    public ReadOnlySpan<byte> Arguments { get; } = arguments;

    /// <summary>Appends the frame.</summary>
    /// <param name="writer">Where to.</param>
    /// <exception cref="ProtocolException">The arguments are above the bound of a frame.</exception>
    public void WriteTo(FrameWriter writer)
    {
        writer.Begin(FrameKind.HostCall);
        writer.WriteUInt64(DispatchId);
        writer.WriteUInt16(TemplateIndex);
        writer.WriteUInt32(CallId);
        writer.WriteBytes(Method);
        writer.WriteRest(Arguments);
        writer.End();
    }

    /// <summary>Reads the frame's payload.</summary>
    /// <param name="payload">The payload.</param>
    /// <exception cref="ProtocolException">It is malformed.</exception>
    public static HostCallMessage Read(ReadOnlySpan<byte> payload)
    {
        var reader = new FrameReader(payload);
        return new HostCallMessage(
            reader.ReadUInt64(), reader.ReadUInt16(), reader.ReadUInt32(), reader.ReadBytes(), reader.ReadRest());
    }
}
