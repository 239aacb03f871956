namespace TemplateWorker.Discord.Gateway.Compression;

/// <summary>How connections are compressed, of what was asked for and what the system has.</summary>
static class CompressionChoice
{
    /// <summary>What can be had; never <see cref="GatewayCompression.Auto"/>.</summary>
    /// <param name="asked">What was asked for.</param>
    /// <param name="hasZstd">Whether the system has libzstd.</param>
    public static GatewayCompression Of(GatewayCompression asked, bool hasZstd) => asked switch
    {
        GatewayCompression.Auto or GatewayCompression.ZstdStream => hasZstd ? GatewayCompression.ZstdStream : GatewayCompression.ZlibStream,
        _ => asked,
    };
}
