using TemplateWorker.Discord.Native;

namespace TemplateWorker.Discord.Gateway.Compression;

/// <summary>A stream of libzstd that is being inflated.</summary>
sealed class ZstdStreamHandle : LibraryHandle
{
    /// <inheritdoc/>
    protected override void Free(nint thing) => LibZstd.FreeStream(thing);
}
