using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Fuzz.Targets;

/// <summary>The payload of every kind of frame, and the error report in some.</summary>
static class MessageTargets
{
    public static IReadOnlyList<FuzzTarget> List { get; } =
    [
        .. SampleFrames.OfSandbox.Concat(SampleFrames.OfHost).Select(Of).DistinctBy(target => target.Name),
        new("error-report", ReportSeeds(), input => ScriptErrorReport.Parse(input)),
    ];

    /// <summary>Reads a payload as the side does that it is for.</summary>
    public static void Read(FrameKind kind, ReadOnlySpan<byte> payload)
    {
        switch (kind)
        {
            case FrameKind.Start:
                _ = StartMessage.Read(payload);
                break;
            case FrameKind.LoadTenant:
                _ = LoadTenantMessage.Read(payload);
                break;
            case FrameKind.Dispatch:
                _ = DispatchMessage.Read(payload);
                break;
            case FrameKind.HostCallResult:
                _ = HostCallResultMessage.Read(payload);
                break;
            case FrameKind.Hello:
                _ = HelloMessage.Read(payload);
                break;
            case FrameKind.TenantLoaded:
                _ = TenantLoadedMessage.Read(payload);
                break;
            case FrameKind.Outcome:
                _ = OutcomeMessage.Read(payload);
                break;
            case FrameKind.HostCall:
                _ = HostCallMessage.Read(payload);
                break;
            case FrameKind.Log:
                _ = LogMessage.Read(payload);
                break;
            default:
                _ = NumberMessage.Read(payload);
                break;
        }
    }

    static FuzzTarget Of(byte[] frame)
    {
        var kind = (FrameKind)frame[FrameLimits.HeaderBytes - 1];
        return new FuzzTarget(
            $"frame-{kind}", [frame[FrameLimits.HeaderBytes..]], input => Read(kind, input), typeof(ProtocolException));
    }

    static byte[][] ReportSeeds() =>
    [
        new ScriptErrorReport("TypeError", "x is undefined", "at f (test/main.js:2:1)", "test", "main.js", 2, 1).ToUtf8Json(),
        """{"name":"E","message":"m","stack":"s"}"""u8.ToArray(),
    ];
}
