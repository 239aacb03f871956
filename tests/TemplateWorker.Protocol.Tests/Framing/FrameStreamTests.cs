using FsCheck;
using FsCheck.Fluent;
using TemplateWorker.Protocol.Framing;

namespace TemplateWorker.Protocol.Tests.Framing;

/// <summary>Whatever is written comes out again, however the stream is cut.</summary>
public sealed class FrameStreamTests
{
    static readonly FrameKind[] HostKinds =
        [FrameKind.Start, FrameKind.LoadTenant, FrameKind.Dispatch, FrameKind.HostCallResult, FrameKind.Ping];

    [Fact]
    public void Frames_survive_a_stream_cut_anywhere()
    {
        var frame = from kind in Gen.Elements(HostKinds)
                    from payload in Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf(FrameLimits.MaxSmall / 4)
                    select (kind, payload);
        var property = Prop.ForAll(
            frame.ListOf().ToArbitrary(), Gen.Choose(1, 5000).ToArbitrary(),
            (frames, chunk) => Cut(Write(frames), chunk).SequenceEqual(
                frames.Select(f => (f.kind, Convert.ToHexString(f.payload)))));
        property.QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_large_frame_among_small_ones_arrives_whole()
    {
        var large = new byte[3_000_000];
        new Random(1).NextBytes(large);
        var frames = new List<(FrameKind kind, byte[] payload)>
        {
            (FrameKind.Ping, [1]), (FrameKind.Dispatch, large), (FrameKind.Ping, [2]),
        };
        Cut(Write(frames), 60_000).Select(f => f.Payload).ShouldBe(frames.Select(f => Convert.ToHexString(f.payload)));
    }

    [Fact]
    public void A_frame_that_is_only_announced_costs_no_memory()
    {
        var receiver = new FrameReceiver(fromHost: true);
        var parts = Write([(FrameKind.Dispatch, new byte[FrameLimits.MaxHostPayload])])[..100_000].Chunk(20_000).ToList();
        var before = GC.GetAllocatedBytesForCurrentThread();

        foreach (var part in parts)
        {
            Feed(receiver, part);
            receiver.TryTake(out _, out _).ShouldBeFalse();
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(400_000);
    }

    [Fact]
    public void The_byte_behind_a_payload_may_be_written_without_harm()
    {
        var receiver = new FrameReceiver(fromHost: true);
        Feed(receiver, Write([(FrameKind.Ping, [1, 2]), (FrameKind.Ping, [3])]));
        receiver.TryTake(out _, out var first).ShouldBeTrue();
        ref var behind = ref System.Runtime.CompilerServices.Unsafe.Add(
            ref System.Runtime.InteropServices.MemoryMarshal.GetReference(first), first.Length);
        (var kept, behind) = (behind, 0);
        behind = kept;
        receiver.TryTake(out _, out var second).ShouldBeTrue();
        second.ToArray().ShouldBe([3]);
    }

    [Fact]
    public void A_payload_that_is_kept_stays_as_it_is_while_more_comes()
    {
        var receiver = new FrameReceiver(fromHost: true);
        var next = Write([(FrameKind.Ping, [2]), (FrameKind.Dispatch, new byte[10_000])]);
        Feed(receiver, [.. Write([(FrameKind.Ping, [1])]), .. next.AsSpan(0, 3)]);
        receiver.TryTake(out _, out var first).ShouldBeTrue();
        receiver.Keep();
        foreach (var part in next[3..].Chunk(1000))
            Feed(receiver, part);
        first.ToArray().ShouldBe([1]);
        receiver.TryTake(out _, out var second).ShouldBeTrue();
        second.ToArray().ShouldBe([2]);
        receiver.TryTake(out _, out var third).ShouldBeTrue();
        third.Length.ShouldBe(10_000);
    }

    [Fact]
    public void Random_bytes_give_frames_or_a_violation_and_nothing_else()
    {
        var bytes = Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf().ToArbitrary();
        Prop.ForAll(bytes, stream =>
        {
            try
            {
                foreach (var (kind, _) in Cut(stream, 7))
                    FrameLimits.MaxPayload(kind).ShouldBeGreaterThanOrEqualTo(0);
            }
            catch (ProtocolException)
            {
                return;
            }
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(FrameKind.Outcome)]
    [InlineData((FrameKind)0)]
    [InlineData((FrameKind)63)]
    [InlineData((FrameKind)255)]
    public void A_kind_that_the_other_side_may_not_send_is_a_violation(FrameKind kind)
    {
        var receiver = new FrameReceiver(fromHost: true);
        Feed(receiver, [0, 0, 0, 0, (byte)kind]);
        Should.Throw<ProtocolException>(() => receiver.TryTake(out _, out _)).Message.ShouldContain($"{(byte)kind}");
    }

    [Fact]
    public void A_length_above_its_bound_is_a_violation_before_the_payload_comes()
    {
        var receiver = new FrameReceiver(fromHost: false);
        Feed(receiver, [.. BitConverter.GetBytes(FrameLimits.MaxOutcome + 1), (byte)FrameKind.Outcome]);
        Should.Throw<ProtocolException>(() => receiver.TryTake(out _, out _)).Message.ShouldContain("65536");
    }

    [Fact]
    public void A_frame_too_large_to_be_sent_is_taken_back()
    {
        var writer = new FrameWriter();
        writer.Begin(FrameKind.Ping);
        writer.End();
        var before = writer.Length;
        writer.Begin(FrameKind.Ping);
        writer.WriteRest(new byte[FrameLimits.MaxSmall + 1]);
        Should.Throw<ProtocolException>(writer.End);
        writer.Length.ShouldBe(before);
    }

    static byte[] Write(IEnumerable<(FrameKind Kind, byte[] Payload)> frames)
    {
        var writer = new FrameWriter();
        foreach (var (kind, payload) in frames)
        {
            writer.Begin(kind);
            writer.WriteRest(payload);
            writer.End();
        }
        return writer.Written.ToArray();
    }

    static List<(FrameKind Kind, string Payload)> Cut(byte[] stream, int chunk)
    {
        var receiver = new FrameReceiver(fromHost: true);
        var frames = new List<(FrameKind, string)>();
        for (var at = 0; at < stream.Length;)
        {
            var count = Math.Min(Math.Min(chunk, stream.Length - at), receiver.Free.Length);
            stream.AsSpan(at, count).CopyTo(receiver.Free);
            receiver.Received(count);
            at += count;
            while (receiver.TryTake(out var kind, out var payload))
                frames.Add((kind, Convert.ToHexString(payload)));
        }
        return frames;
    }

    static void Feed(FrameReceiver receiver, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var free = receiver.Free;
            var count = Math.Min(free.Length, bytes.Length);
            bytes[..count].CopyTo(free);
            receiver.Received(count);
            bytes = bytes[count..];
        }
    }
}
