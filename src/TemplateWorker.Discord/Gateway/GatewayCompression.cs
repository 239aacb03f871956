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
}
