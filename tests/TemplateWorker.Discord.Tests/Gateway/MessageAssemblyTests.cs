using System.Net.WebSockets;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.Gateway.Compression;
using TemplateWorker.Discord.Tests.Scripted;

namespace TemplateWorker.Discord.Tests.Gateway;

public sealed class MessageAssemblyTests
{
    static readonly Config Some = Config.QuickThrowOnFailure.WithMaxTest(50);

    [Theory]
    [InlineData(GatewayCompression.ZlibStream)]
    [InlineData(GatewayCompression.ZstdStream)]
    public void Messages_come_out_as_they_went_in_wherever_their_stream_is_cut(GatewayCompression compression) =>
        Prop.ForAll(Messages().ToArbitrary(), Gen.Choose(1, 400).ToArbitrary(), (messages, frameBytes) =>
        {
            using var sender = new StreamSender(compression);
            using var assembly = new MessageAssembly(compression, 1_000_000);
            foreach (var message in messages)
                Receive(assembly, sender.Compress(message), frameBytes, compression).ShouldBe(message);
        }).Check(Some);

    [Theory]
    [InlineData(GatewayCompression.ZlibStream)]
    [InlineData(GatewayCompression.ZstdStream)]
    public void A_damaged_stream_is_refused_or_gives_some_message_within_the_bound(GatewayCompression compression) =>
        Prop.ForAll(Gen.Choose(0, 1000).ToArbitrary(), Gen.Choose(1, 255).ToArbitrary(), (at, change) =>
        {
            const int Bound = 4096;
            var bytes = StreamSender.Begin(compression, SampleFrames.MessageCreate(2000));
            bytes[at % bytes.Length] ^= (byte)change;
            using var assembly = new MessageAssembly(compression, Bound);
            assembly.Begin();
            var mistake = Put(assembly, bytes);
            (mistake is not null || assembly.Message.Length <= Bound).ShouldBeTrue();
        }).Check(Some);

    [Theory]
    [InlineData(GatewayCompression.ZlibStream)]
    [InlineData(GatewayCompression.ZstdStream)]
    public void To_inflate_a_message_allocates_nothing(GatewayCompression compression)
    {
        using var sender = new StreamSender(compression);
        var messages = Enumerable.Range(0, 200).Select(_ => sender.Compress(SampleFrames.MessageCreate(700))).ToList();
        using var assembly = new MessageAssembly(compression, 1_000_000);
        for (var i = 0; i < 100; i++)
            Take(assembly, messages[i]);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 100; i < messages.Count; i++)
            Take(assembly, messages[i]);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Theory]
    [InlineData(13, null)]
    [InlineData(14, "memory")]
    public void A_zstd_stream_may_ask_for_a_window_of_8_MiB(byte exponent, string? mistake)
    {
        // Of RFC 8878: the magic number, a header of nothing but the window (2 to the power of 10 and more), and a raw block.
        byte[] stream = [0x28, 0xB5, 0x2F, 0xFD, 0x00, (byte)(exponent << 3), 0x10, 0x00, 0x00, (byte)'{', (byte)'}'];
        using var assembly = new MessageAssembly(GatewayCompression.ZstdStream, 1_000_000);
        assembly.Begin();

        var found = Put(assembly, stream);

        if (mistake is null)
            Encoding.UTF8.GetString(assembly.Message.Span).ShouldBe("{}");
        else
            found.ShouldNotBeNull().ShouldContain(mistake);
    }

    static void Take(MessageAssembly assembly, byte[] message)
    {
        assembly.Begin();
        Put(assembly, message);
    }

    static byte[] Receive(MessageAssembly assembly, byte[] compressed, int frameBytes, GatewayCompression compression)
    {
        assembly.Begin();
        var frames = compressed.Chunk(frameBytes).ToList();
        foreach (var (index, frame) in frames.Index())
        {
            // With zlib each may be a message of WebSocket.
            var isLast = compression == GatewayCompression.ZlibStream || index == frames.Count - 1;
            if (assembly.IsWhole || Put(assembly, frame, isLast) is not null)
                throw new InvalidOperationException("A message ended before its last frame.");
        }
        assembly.IsWhole.ShouldBeTrue();
        return assembly.Message.ToArray();
    }

    static string? Put(MessageAssembly assembly, byte[] frame, bool isLast = true)
    {
        frame.CopyTo(assembly.Room);
        return assembly.Take(new ValueWebSocketReceiveResult(frame.Length, WebSocketMessageType.Binary, isLast));
    }

    static Gen<byte[][]> Messages() =>
        Gen.OneOf(
            ArbMap.Default.GeneratorFor<string>().Select(text => Encoding.UTF8.GetBytes($"{{{text}}}")),
            Gen.Choose(0, 3_000).Select(length => SampleFrames.MessageCreate(length))).ArrayOf(5);
}
