using System.Runtime.InteropServices;

namespace TemplateWorker.Discord.Gateway.Compression;

/// <summary>
/// <c>ZSTD_inBuffer</c> and <c>ZSTD_outBuffer</c> of libzstd, which are laid out alike: memory, and how much of it was read
/// or written.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
unsafe struct ZstdBuffer
{
    public byte* Bytes;
    public nuint Size;
    public nuint Used;

    /// <summary>Whether all of it was read or written.</summary>
    public readonly bool IsUsedUp => Used == Size;

    /// <summary>Memory of which nothing is used.</summary>
    public static ZstdBuffer Of(byte* bytes, int length) => new() { Bytes = bytes, Size = (nuint)length };
}
