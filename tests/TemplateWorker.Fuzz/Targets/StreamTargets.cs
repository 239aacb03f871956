using TemplateWorker.Protocol.Framing;

namespace TemplateWorker.Fuzz.Targets;

/// <summary>Streams of frames as each side takes them, cut at any byte, with the fields of every frame.</summary>
static class StreamTargets
{
    public static IReadOnlyList<FuzzTarget> List { get; } =
    [
        new("host-stream", Streams(SampleFrames.OfSandbox), input => Take(input, fromHost: false), typeof(ProtocolException)) { BaseAllocation = Buffers },
        new("sandbox-stream", Streams(SampleFrames.OfHost), input => Take(input, fromHost: true), typeof(ProtocolException)) { BaseAllocation = 9 * Buffers },
    ];

    // The receiver makes room for the frame that is announced, which is bounded by its kind: 2 MiB at most from a sandbox,
    // 16 MiB from the host.
    const int Buffers = 3 * 1024 * 1024;

    static byte[][] Streams(IReadOnlyList<byte[]> frames) =>
        [[.. frames.SelectMany(frame => frame)], [.. frames.Reverse().SelectMany(frame => frame)], .. frames];

    static void Take(byte[] input, bool fromHost)
    {
        var receiver = new FrameReceiver(fromHost);
        // What arrives together is the sandbox's to say, so it follows from the input.
        var pieces = new FuzzRandom((ulong)input.Length + (input.Length > 0 ? input[^1] : 0ul));
        for (var at = 0; at < input.Length;)
        {
            var free = receiver.Free;
            var count = Math.Min(1 + pieces.Below(64), Math.Min(free.Length, input.Length - at));
            input.AsSpan(at, count).CopyTo(free);
            receiver.Received(count);
            at += count;
            while (receiver.TryTake(out var kind, out var payload))
                MessageTargets.Read(kind, payload);
        }
    }
}
