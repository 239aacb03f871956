using System.Buffers.Binary;
using TemplateWorker.Protocol;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.EvilSandbox.Abuses;

/// <summary>Bytes that are no frames, or none that a sandbox may send.</summary>
static class FramingAbuses
{
    public static IReadOnlyDictionary<string, Abuse> All { get; } = new Dictionary<string, Abuse>
    {
        ["announce 4 GiB"] = (host, _) => host.SendRaw([255, 255, 255, 255, (byte)FrameKind.HostCall]),
        ["announce one byte too many"] = (host, _) => host.SendRaw(Header(FrameLimits.MaxLog + 1, FrameKind.Log)),
        ["send nothing in a frame"] = (host, _) => host.SendFrame(FrameKind.Outcome, []),
        ["send half a frame and close"] = (host, dispatch) =>
        {
            SendHalf(host, dispatch);
            host.Dispose();
            Thread.Sleep(Timeout.Infinite);
        },
        ["send half a frame and wait"] = (host, dispatch) =>
        {
            SendHalf(host, dispatch);
            Thread.Sleep(Timeout.Infinite);
        },
        ["send an unknown kind"] = (host, _) => host.SendRaw(Header(0, (FrameKind)200)),
        ["send the kind 0"] = (host, _) => host.SendRaw(Header(0, 0)),
        ["send a frame of the host"] = (host, dispatch) =>
            host.Send(frames => new DispatchMessage(dispatch.Id, dispatch.TenantKey, 1, 1, "X"u8, "{}"u8).WriteTo(frames)),
        ["send more than the fields"] = (host, _) => host.SendFrame(FrameKind.Consumed, new byte[9]),
        ["send a field beyond its frame"] = (host, dispatch) => host.SendFrame(FrameKind.HostCall,
            [.. Number(dispatch.Id), 0, 0, 1, 0, 0, 0, 255, 255, 255, 255, (byte)'k']),
        ["send random bytes"] = (host, _) =>
        {
            var bytes = new byte[64 * 1024];
            new Random(4).NextBytes(bytes);
            host.SendRaw(bytes);
        },
        ["say hello again"] = (host, _) => host.Send(frames => new HelloMessage(ProtocolVersion.Current, "evil").WriteTo(frames)),
    };

    static void SendHalf(HostEnd host, ReceivedDispatch dispatch) =>
        host.SendRaw([.. Header(25, FrameKind.Outcome), .. Number(dispatch.Id)]);

    static byte[] Header(int length, FrameKind kind)
    {
        var header = new byte[FrameLimits.HeaderBytes];
        BinaryPrimitives.WriteInt32LittleEndian(header, length);
        header[^1] = (byte)kind;
        return header;
    }

    static byte[] Number(ulong number)
    {
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, number);
        return bytes;
    }
}
