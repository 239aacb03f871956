using TemplateWorker.Protocol.Framing;

namespace TemplateWorker.Protocol.Messages;

/// <summary>One event for one tenant: <see cref="FrameKind.Dispatch"/>.</summary>
public readonly ref struct DispatchMessage(
    ulong dispatchId, uint tenantKey, uint cpuLimitMicroseconds, uint deadlineMilliseconds,
    ReadOnlySpan<byte> eventName, ReadOnlySpan<byte> payload)
{
    /// <summary>Unique on its channel for the life of the channel.</summary>
    public ulong DispatchId { get; } = dispatchId;

    /// <summary>Which VM.</summary>
    public uint TenantKey { get; } = tenantKey;

    /// <summary>Processor time the dispatch may use in all, in microseconds.</summary>
    public uint CpuLimitMicroseconds { get; } = cpuLimitMicroseconds;

    /// <summary>Wall-clock time it may take in all, in milliseconds from its arrival in the sandbox.</summary>
    public uint DeadlineMilliseconds { get; } = deadlineMilliseconds;

    /// <summary>Discord's name of the event or one of ours, in UTF-8.</summary>
    public ReadOnlySpan<byte> EventName { get; } = eventName;

    /// <summary>The event's data: UTF-8 JSON as it arrived.</summary>
    public ReadOnlySpan<byte> Payload { get; } = payload;

    /// <summary>Appends the frame.</summary>
    /// <param name="writer">Where to.</param>
    /// <exception cref="ProtocolException">The payload is above the bound of a frame.</exception>
    public void WriteTo(FrameWriter writer)
    {
        writer.Begin(FrameKind.Dispatch);
        writer.WriteUInt64(DispatchId);
        writer.WriteUInt32(TenantKey);
        writer.WriteUInt32(CpuLimitMicroseconds);
        writer.WriteUInt32(DeadlineMilliseconds);
        writer.WriteBytes(EventName);
        writer.WriteRest(Payload);
        writer.End();
    }

    /// <summary>Reads the frame's payload.</summary>
    /// <param name="payload">The payload.</param>
    /// <exception cref="ProtocolException">It is malformed.</exception>
    public static DispatchMessage Read(ReadOnlySpan<byte> payload)
    {
        var reader = new FrameReader(payload);
        return new DispatchMessage(reader.ReadUInt64(), reader.ReadUInt32(), reader.ReadUInt32(), reader.ReadUInt32(),
            reader.ReadBytes(), reader.ReadRest());
    }
}
