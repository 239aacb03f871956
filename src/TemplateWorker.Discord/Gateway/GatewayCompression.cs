using System.Runtime.Serialization;

namespace TemplateWorker.Discord.Gateway;

/// <summary>How Discord compresses what it sends over the gateway.</summary>
public enum GatewayCompression
{
    /// <summary>Not at all.</summary>
    [EnumMember(Value = "none")]
    None,

    /// <summary>All that a connection carries is one zlib stream: about a fifth of the bytes.</summary>
    [EnumMember(Value = "zlib-stream")]
    ZlibStream,

    /// <summary>
    /// All that a connection carries is one zstd stream, which takes less processor time to inflate. Needs the system's
    /// libzstd; where that is missing it is <see cref="ZlibStream"/>.
    /// </summary>
    [EnumMember(Value = "zstd-stream")]
    ZstdStream,

    /// <summary>As <see cref="ZstdStream"/> where the system has libzstd, else as <see cref="ZlibStream"/>.</summary>
    [EnumMember(Value = "auto")]
    Auto,
}
