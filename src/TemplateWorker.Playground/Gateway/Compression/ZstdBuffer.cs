using System.Runtime.InteropServices;

namespace TemplateWorker.Playground.Gateway.Compression;

/// <summary><c>ZSTD_inBuffer</c> and <c>ZSTD_outBuffer</c> of libzstd: memory, and how much of it was read or written.</summary>
[StructLayout(LayoutKind.Sequential)]
unsafe struct ZstdBuffer
{
    public byte* Bytes;
    public nuint Size;
    public nuint Used;
}
