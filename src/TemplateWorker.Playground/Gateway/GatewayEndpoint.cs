using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TemplateWorker.Playground.Gateway.Compression;

namespace TemplateWorker.Playground.Gateway;

/// <summary>Takes websocket connections for the gateway.</summary>
sealed class GatewayEndpoint(
    PlaygroundOptions options, GatewayProtocol protocol, GatewayHub hub, TimeProvider time, ILogger logger)
{
    const string ZlibStream = "zlib-stream";
    const string ZstdStream = "zstd-stream";

    public async Task AcceptAsync(HttpContext context, IHostApplicationLifetime lifetime)
    {
        var query = context.Request.Query;
        var version = query["v"].ToString();
        var encoding = query["encoding"].ToString();
        var compression = query["compress"].ToString();

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var compressor = CompressorFor(compression);
        using var connection = new GatewayConnection(socket, compressor, protocol, time, logger);
        if (version is not ("" or "9" or "10"))
            connection.Close(GatewayClose.Of(GatewayCloseCode.InvalidApiVersion, "Versions 9 and 10 exist."));
        else if (encoding is not ("" or "json"))
            connection.Close(GatewayClose.Of(GatewayCloseCode.DecodeError, "This gateway speaks JSON."));
        else if (compression is not "" && compressor is null)
            connection.Close(GatewayClose.Of(GatewayCloseCode.DecodeError, "This gateway compresses as zlib-stream, or by the system's libzstd as zstd-stream."));

        PlaygroundLog.GatewayOpened(logger);
        var endsSession = await connection.RunAsync(
            GatewayFrames.Hello(options.HeartbeatInterval), lifetime.ApplicationStopping);
        hub.Released(connection, endsSession);
        await connection.AnswerCloseAsync();
        PlaygroundLog.GatewayClosed(logger, connection.Session?.Id ?? "-");
    }

    static IFrameCompressor? CompressorFor(string compression) => compression switch
    {
        ZlibStream => new ZlibCompressor(),
        ZstdStream when LibZstd.IsThere => new ZstdCompressor(),
        _ => null,
    };
}
