using System.Net.WebSockets;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.Tests.Scripted;

namespace TemplateWorker.Discord.Tests.Gateway;

public sealed class MessageAssemblyTests
{
    static readonly Config Some = Config.QuickThrowOnFailure.WithMaxTest(50);

    [Fact]
    public void Messages_come_out_as_they_went_in_wherever_their_stream_is_cut() =>
        Prop.ForAll(Messages().ToArbitrary(), Gen.Choose(1, 400).ToArbitrary(), (messages, frameBytes) =>
        {
            using var sender = new ZlibSender();
            using var assembly = new MessageAssembly(GatewayCompression.ZlibStream, 1_000_000);
            foreach (var message in messages)
                Receive(assembly, sender.Compress(message), frameBytes).ShouldBe(message);
        }).Check(Some);

    [Fact]
    public void A_damaged_stream_is_refused_or_gives_some_message_within_the_bound() =>
        Prop.ForAll(Gen.Choose(0, 1000).ToArbitrary(), Gen.Choose(1, 255).ToArbitrary(), (at, change) =>
        {
            const int Bound = 4096;
            var bytes = ZlibSender.Begin(SampleFrames.MessageCreate(2000));
            bytes[at % bytes.Length] ^= (byte)change;
            using var assembly = new MessageAssembly(GatewayCompression.ZlibStream, Bound);
            assembly.Begin();
            var mistake = Put(assembly, bytes);
            (mistake is not null || assembly.Message.Length <= Bound).ShouldBeTrue();
        }).Check(Some);

    [Fact]
    public void To_inflate_a_message_allocates_nothing()
    {
        using var sender = new ZlibSender();
        var messages = Enumerable.Range(0, 200).Select(_ => sender.Compress(SampleFrames.MessageCreate(700))).ToList();
        using var assembly = new MessageAssembly(GatewayCompression.ZlibStream, 1_000_000);
        for (var i = 0; i < 100; i++)
            Take(assembly, messages[i]);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 100; i < messages.Count; i++)
            Take(assembly, messages[i]);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    static void Take(MessageAssembly assembly, byte[] message)
    {
        assembly.Begin();
        Put(assembly, message);
    }

    static byte[] Receive(MessageAssembly assembly, byte[] compressed, int frameBytes)
    {
        assembly.Begin();
        foreach (var frame in compressed.Chunk(frameBytes))
        {
            if (assembly.IsWhole || Put(assembly, frame) is not null)
                throw new InvalidOperationException("A message ended before its last frame.");
        }
        assembly.IsWhole.ShouldBeTrue();
        return assembly.Message.ToArray();
    }

    static string? Put(MessageAssembly assembly, byte[] frame)
    {
        frame.CopyTo(assembly.Room);
        return assembly.Take(new ValueWebSocketReceiveResult(frame.Length, WebSocketMessageType.Binary, endOfMessage: true));
    }

    static Gen<byte[][]> Messages() =>
        Gen.OneOf(
            ArbMap.Default.GeneratorFor<string>().Select(text => Encoding.UTF8.GetBytes($"{{{text}}}")),
            Gen.Choose(0, 3_000).Select(length => SampleFrames.MessageCreate(length))).ArrayOf(5);
}
