using System.Runtime.InteropServices;

namespace TemplateWorker.Discord.Gateway.Compression;

/// <summary>
/// The functions of libzstd that inflate a stream; .NET 10 itself has none. They are described in its <c>zstd.h</c>, among
/// those that stay as they are.
/// </summary>
static partial class LibZstd
{
    const string Library = "libzstd.so.1";

    /// <summary><c>ZSTD_d_windowLogMax</c>: the largest window, as a power of two, that a stream may ask for.</summary>
    public const int LargestWindowLog = 100;

    static readonly Lazy<bool> Loaded = new(() => NativeLibrary.TryLoad(Library, typeof(LibZstd).Assembly, null, out _));

    /// <summary>Whether the system has it. Debian and what is made of it have: their package manager needs it.</summary>
    public static bool IsThere => Loaded.Value;

    [LibraryImport(Library, EntryPoint = "ZSTD_createDStream")]
    public static partial ZstdStreamHandle MakeStream();

    [LibraryImport(Library, EntryPoint = "ZSTD_freeDStream")]
    public static partial nuint FreeStream(nint stream);

    [LibraryImport(Library, EntryPoint = "ZSTD_DCtx_setParameter")]
    public static partial nuint SetParameter(ZstdStreamHandle stream, int parameter, int value);

    [LibraryImport(Library, EntryPoint = "ZSTD_decompressStream")]
    public static partial nuint Decompress(ZstdStreamHandle stream, ref ZstdBuffer output, ref ZstdBuffer input);

    [LibraryImport(Library, EntryPoint = "ZSTD_isError")]
    [SuppressGCTransition]
    public static partial uint IsError(nuint result);

    /// <summary>Why a function failed.</summary>
    /// <param name="result">What it returned.</param>
    public static string TextOf(nuint result) => Marshal.PtrToStringUTF8(ErrorName(result)) ?? "no reason given";

    [LibraryImport(Library, EntryPoint = "ZSTD_getErrorName")]
    internal static partial nint ErrorName(nuint result);
}
