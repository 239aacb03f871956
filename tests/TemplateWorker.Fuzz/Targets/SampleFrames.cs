using TemplateWorker.Protocol;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Fuzz.Targets;

/// <summary>One valid frame of each kind.</summary>
static class SampleFrames
{
    static readonly TemplateProgram[] Programs =
    [
        new("one", 1, "main.js", new Dictionary<string, string> { ["main.js"] = "on('X', () => 1);", ["data.json"] = "{}" }),
        new("two", 4_000_000_000, "main.js", new Dictionary<string, string> { ["main.js"] = "é😀" }, """{"a":null}"""),
    ];

    /// <summary>What a sandbox sends.</summary>
    public static IReadOnlyList<byte[]> OfSandbox { get; } =
    [
        Frame(frames => new HelloMessage(ProtocolVersion.Current, "engine 1.2").WriteTo(frames)),
        Frame(frames => new TenantLoadedMessage(7, OutcomeKind.Ok, 100, "[]"u8).WriteTo(frames)),
        Frame(frames => new OutcomeMessage(9, OutcomeKind.Error, new DispatchUsage(1, 2, 3, 4), "{}"u8).WriteTo(frames)),
        Frame(frames => new HostCallMessage(9, 1, 3, "kv.get"u8, """["key",null]"""u8).WriteTo(frames)),
        Frame(frames => new LogMessage(7, 0, 9, TemplateLogLevel.Warn, "a line"u8).WriteTo(frames)),
        Frame(frames => NumberMessage.Write(frames, FrameKind.Pong, 5)),
        Frame(frames => NumberMessage.Write(frames, FrameKind.Consumed, 2)),
    ];

    /// <summary>What the host sends.</summary>
    public static IReadOnlyList<byte[]> OfHost { get; } =
    [
        Frame(frames => new StartMessage(ProtocolVersion.Current, 65536, 10, 100, 100).WriteTo(frames)),
        Frame(frames => new LoadTenantMessage(7, "guild", "123456789012345678", 1000, Programs).WriteTo(frames)),
        Frame(frames => new DispatchMessage(9, 7, 50_000, 30_000, "MESSAGE_CREATE"u8, """{"content":"!ping"}"""u8).WriteTo(frames)),
        Frame(frames => new HostCallResultMessage(3, succeeded: true, "\"value\""u8).WriteTo(frames)),
        Frame(frames => NumberMessage.Write(frames, FrameKind.UnloadTenant, 7)),
        Frame(frames => NumberMessage.Write(frames, FrameKind.CancelDispatch, 9)),
        Frame(frames => NumberMessage.Write(frames, FrameKind.Ping, 5)),
        Frame(frames => NumberMessage.Write(frames, FrameKind.CollectGarbage, 0)),
    ];

    static byte[] Frame(Action<FrameWriter> write)
    {
        var frames = new FrameWriter();
        write(frames);
        return frames.Written.ToArray();
    }
}
