using System.Text;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.Gateway.Compression;
using TemplateWorker.Discord.Tests.Scripted;
using TemplateWorker.Testing;

namespace TemplateWorker.Discord.Tests.Gateway;

public sealed class CompressionTests
{
    const string Cut = "a message without its end";

    static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(GatewayCompression.ZlibStream)]
    [InlineData(GatewayCompression.ZstdStream)]
    public async Task Events_of_a_compressed_connection_arrive_however_their_frames_are_cut(GatewayCompression compression)
    {
        await using var server = await ScriptedDiscord.StartAsync();
        var large = new string('x', 300_000);
        server.ThenConnected(async connection =>
        {
            await BeginAsync(connection, server);
            await connection.SendCompressedAsync(Event("WHOLE", 2));
            await connection.SendCompressedAsync(Event("CUT", 3), frameBytes: 1);
            await connection.SendCompressedAsync(Event("LARGE", 4, large), frameBytes: 100);
            await connection.SendCompressedAsync(Event("LAST", 5));
            await connection.UntilClosedAsync();
        });
        await using var gateway = RunningGateway.Start(server, With(compression));

        await gateway.ReceivedAsync("LAST");

        gateway.Sink.Names.ShouldBe(["READY", "WHOLE", "CUT", "LARGE", "LAST"]);
        gateway.Sink.Events[3].Data.ShouldBe($$"""{"text":"{{large}}"}""");
    }

    [Theory]
    [InlineData(GatewayCompression.ZlibStream, "no stream at all")]
    [InlineData(GatewayCompression.ZlibStream, "a stream cut in its middle and begun anew")]
    [InlineData(GatewayCompression.ZlibStream, "a stream that has ended")]
    [InlineData(GatewayCompression.ZlibStream, Cut)]
    [InlineData(GatewayCompression.ZstdStream, "no stream at all")]
    [InlineData(GatewayCompression.ZstdStream, "a stream cut in its middle and begun anew")]
    [InlineData(GatewayCompression.ZstdStream, Cut)]
    public async Task A_broken_stream_ends_the_connection_and_the_next_one_resumes_with_a_stream_of_its_own(
        GatewayCompression compression, string fault)
    {
        await using var server = await ScriptedDiscord.StartAsync();
        server.ThenConnected(async connection =>
        {
            // Of zlib's message the rest may yet come, until heartbeats stay without an answer.
            await BeginAsync(connection, server, heartbeatMilliseconds: fault == Cut ? 100 : 45_000);
            await connection.SendBytesAsync(fault == Cut ? connection.Compress(Event("BROKEN", 2))[..^10] : Broken(compression, fault));
            await connection.UntilClosedAsync();
        });
        server.ThenConnected(async connection =>
        {
            connection.Query.ShouldEndWith(compression == GatewayCompression.ZlibStream ? "&compress=zlib-stream" : "&compress=zstd-stream");
            await connection.SendCompressedAsync("""{"op":10,"d":{"heartbeat_interval":45000}}""");
            await connection.ReceiveAsync(6);
            await connection.SendCompressedAsync(Event("RESUMED", 2));
            await connection.UntilClosedAsync();
        });
        await using var gateway = RunningGateway.Start(server, With(compression));

        await gateway.ReceivedAsync("RESUMED");

        gateway.Sink.Names.ShouldBe(["READY", "RESUMED"]);
    }

    [Theory]
    [InlineData(GatewayCompression.ZlibStream)]
    [InlineData(GatewayCompression.ZstdStream)]
    public async Task A_stream_that_inflates_above_the_bound_is_not_taken_in(GatewayCompression compression)
    {
        await using var server = await ScriptedDiscord.StartAsync();

        await EventAboveTheBound.IsNotTakenInAsync(
            server,
            async connection =>
            {
                await BeginAsync(connection, server);
                await connection.SendCompressedAsync(Event(EventAboveTheBound.Name, 2, new string('x', 2_000_000)));
            },
            compression);
    }

    [Theory]
    [InlineData(GatewayCompression.Auto, true, GatewayCompression.ZstdStream)]
    [InlineData(GatewayCompression.Auto, false, GatewayCompression.ZlibStream)]
    [InlineData(GatewayCompression.ZstdStream, true, GatewayCompression.ZstdStream)]
    [InlineData(GatewayCompression.ZstdStream, false, GatewayCompression.ZlibStream)]
    [InlineData(GatewayCompression.ZlibStream, true, GatewayCompression.ZlibStream)]
    [InlineData(GatewayCompression.None, true, GatewayCompression.None)]
    public void Zstd_is_asked_for_where_the_system_can_inflate_it(GatewayCompression asked, bool hasZstd, GatewayCompression chosen) =>
        CompressionChoice.Of(asked, hasZstd).ShouldBe(chosen);

    [Fact]
    public async Task Without_compression_none_is_asked_for()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        var query = new TaskCompletionSource<string>();
        server.ThenConnected(async connection =>
        {
            query.SetResult(connection.Query);
            await connection.BeginSessionAsync("s1", server.GatewayUrl);
            await connection.UntilClosedAsync();
        });
        await using var gateway = RunningGateway.Start(server, new GatewayClientOptions { Compression = GatewayCompression.None });

        (await query.Task.WaitAsync(Eventually.Patience, Test)).ShouldBe("?v=10&encoding=json");
    }

    static async Task BeginAsync(ScriptedConnection connection, ScriptedDiscord server, int heartbeatMilliseconds = 45_000)
    {
        await connection.SendCompressedAsync($$$"""{"op":10,"d":{"heartbeat_interval":{{{heartbeatMilliseconds}}} }}""");
        await connection.ReceiveAsync(2);
        await connection.SendCompressedAsync(
            $$$"""{"op":0,"s":1,"t":"READY","d":{"session_id":"s1","resume_gateway_url":"{{{server.GatewayUrl}}}"}}""");
    }

    static string Event(string name, int sequence, string text = "") =>
        $$$"""{"op":0,"s":{{{sequence}}},"t":"{{{name}}}","d":{"text":"{{{text}}}"}}""";

    static GatewayClientOptions With(GatewayCompression compression) => new()
    {
        Compression = compression,
        ConnectTimeout = Eventually.Patience,
        IdentifyInterval = TimeSpan.Zero,
    };

    static byte[] Broken(GatewayCompression compression, string fault)
    {
        var other = StreamSender.Begin(compression, Encoding.UTF8.GetBytes(Event("BROKEN", 2)));
        return fault switch
        {
            "no stream at all" => [.. Encoding.UTF8.GetBytes(Event("BROKEN", 2)), 0, 0, 0xFF, 0xFF],
            "a stream cut in its middle and begun anew" => other,
            // A last block that is empty, and the checksum.
            _ => [0x03, 0x00, 0x00, 0x00, 0x00, 0x01, .. other],
        };
    }
}
