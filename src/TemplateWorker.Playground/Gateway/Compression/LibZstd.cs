using System.Runtime.InteropServices;

namespace TemplateWorker.Playground.Gateway.Compression;

/// <summary>The functions of libzstd that write a stream, as its <c>zstd.h</c> describes them.</summary>
static partial class LibZstd
{
    const string Library = "libzstd.so.1";

    static readonly Lazy<bool> Loaded = new(() => NativeLibrary.TryLoad(Library, typeof(LibZstd).Assembly, null, out _));

    /// <summary><c>ZSTD_e_flush</c>: what was written can be read, and more follows.</summary>
    public const int Flush = 1;

    /// <summary>Whether the system has it.</summary>
    public static bool IsThere => Loaded.Value;

    [LibraryImport(Library, EntryPoint = "ZSTD_createCStream")]
    public static partial ZstdCompressionHandle MakeStream();

    [LibraryImport(Library, EntryPoint = "ZSTD_freeCStream")]
    public static partial nuint FreeStream(nint stream);

    [LibraryImport(Library, EntryPoint = "ZSTD_compressStream2")]
    public static partial nuint Compress(ZstdCompressionHandle stream, ref ZstdBuffer output, ref ZstdBuffer input, int end);

    [LibraryImport(Library, EntryPoint = "ZSTD_isError")]
    public static partial uint IsError(nuint result);

    [LibraryImport(Library, EntryPoint = "ZSTD_getErrorName")]
    public static partial nint ErrorName(nuint result);
}
