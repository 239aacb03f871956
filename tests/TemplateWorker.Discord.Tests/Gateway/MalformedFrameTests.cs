using System.Text;
using Microsoft.Extensions.Logging;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.Tests.Scripted;

namespace TemplateWorker.Discord.Tests.Gateway;

/// <summary>Whatever comes instead of a frame costs at most the connection: the session goes on, and the host too.</summary>
public sealed class MalformedFrameTests
{
    const int RandomFrames = 40;
    const string Last = "LAST";

    static readonly string[] Texts =
    [
        "", " ", "null", "true", "[]", "{}", "{", "}", "\"", "\\", "\0", "{\"op\"", "{\"op\":", "{\"op\":}", "{\"op\":0", "{\"op\":0}",
        """{"op":null}""", """{"op":"0"}""", """{"op":1e3}""", """{"op":-1}""", """{"op":99999999999999999999}""", """{"op":4294967296}""",
        """{"op":0,"s":"1","t":"A","d":{}}""", """{"op":0,"s":-1,"t":"A","d":{}}""", """{"op":0,"s":1.5,"t":"A","d":{}}""",
        """{"op":0,"s":99999999999999999999,"t":"A","d":{}}""", """{"op":0,"s":1,"t":7,"d":{}}""", """{"op":0,"s":1,"t":"","d":{}}""",
        """{"op":0,"s":1,"t":"A","d":{}""", """{"op":0,"s":1,"t":"A","d":{}}}""", """{"op":0,"s":1,"t":"A","d":{}} {}""",
        """{"op":0,"s":1,"t":"READY"}""", """{"op":0,"s":1,"t":"READY","d":null}""", """{"op":0,"s":1,"t":"READY","d":[]}""",
        """{"op":0,"s":1,"t":"READY","d":{"session_id":7}}""", """{"op":0,"s":1,"t":"READY","d":{"session_id":""}}""",
        """{"op":0,"s":1,"t":"READY","d":{"session_id":"\ud800"}}""", """{"op":0,"s":1,"t":"READY","d":{"session_id"}}""",
        """{"op":9}""", """{"op":9,"d":{}}""", """{"op":10}""", """{"op":10,"d":{"heartbeat_interval":0}}""",
        """{"op":11,"d":{}}""", """{"op":12,"d":null}""", """{"op":1000,"d":[[[[}""", """{"d":{"op":0},"t":{"s":1}}""",
        new('[', 100_000), $$"""{"op":0,"s":1,"t":"A","d":{{new string('[', 100_000)}}}""", $$"""{"op":0,"t":"{{new string('A', 100_000)}}"}""",
    ];

    [Theory]
    [InlineData(GatewayCompression.ZlibStream)]
    [InlineData(GatewayCompression.ZstdStream)]
    public async Task No_frame_of_the_corpus_ends_the_client(GatewayCompression compression)
    {
        await using var server = await ScriptedDiscord.StartAsync();
        var corpus = new Queue<(byte[] Bytes, bool IsText)>(Corpus(compression));
        server.OtherwiseConnected = connection => SendNextAsync(connection, server, corpus);
        await using var gateway = RunningGateway.Start(server, new GatewayClientOptions
        {
            ConnectTimeout = RunningGateway.QuickOptions.ConnectTimeout,
            Compression = compression,
            IdentifyInterval = TimeSpan.Zero,
            InvalidSessionDelay = TimeSpan.Zero,
            // So that every attempt counts as the first, which does not wait.
            StableAfter = TimeSpan.Zero,
        });

        await gateway.ReceivedAsync(Last);

        corpus.ShouldBeEmpty();
        gateway.Run.IsCompleted.ShouldBeFalse();
        gateway.Client.Shards.ShouldHaveSingleItem().State.ShouldBe(GatewayShardState.Ready);
        server.Loggers.Lines.ShouldNotContain(line => line.Level == LogLevel.Error);
    }

    // One frame of the corpus for each connection.
    static async Task SendNextAsync(ScriptedConnection connection, ScriptedDiscord server, Queue<(byte[] Bytes, bool IsText)> corpus)
    {
        await connection.HelloAsync();
        while (await connection.ReceiveOrCloseAsync() is { } frame)
        {
            switch (frame.GetProperty("op").GetInt32())
            {
                case 1:
                    await connection.AcknowledgeAsync();
                    break;
                case 2:
                    await connection.ReadyAsync("s", server.GatewayUrl);
                    await SendAsync(connection, corpus);
                    break;
                default:
                    await connection.EventAsync("RESUMED", 1, "{}");
                    await SendAsync(connection, corpus);
                    break;
            }
        }
    }

    static async Task SendAsync(ScriptedConnection connection, Queue<(byte[] Bytes, bool IsText)> corpus)
    {
        if (!corpus.TryDequeue(out var frame))
        {
            await connection.EventAsync(Last, 2, "{}");
            return;
        }
        await connection.SendBytesAsync(frame.Bytes, frame.IsText);
        // What is passed over ends nothing by itself.
        await connection.SendAsync("""{"op":7}""");
    }

    static IEnumerable<(byte[] Bytes, bool IsText)> Corpus(GatewayCompression compression)
    {
        foreach (var text in Texts)
            yield return (Encoding.UTF8.GetBytes(text), IsText: true);
        // Text that is no UTF-8, binary that is no stream, and streams that go wrong after a while.
        yield return ([0xC3, 0x28, 0xFF], IsText: true);
        yield return ([0, 0, 0xFF, 0xFF], IsText: false);
        yield return ([], IsText: false);
        var random = new Random(4711);
        for (var i = 0; i < RandomFrames; i++)
        {
            var bytes = i % 2 == 0 ? StreamSender.Begin(compression, SampleFrames.MessageCreate(700)) : SampleFrames.MessageCreate(700);
            for (var changes = random.Next(1, 8); changes > 0; changes--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            yield return (bytes[..random.Next(1, bytes.Length + 1)], IsText: i % 2 != 0);
        }
    }
}
