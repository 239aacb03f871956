using System.Runtime.InteropServices;

namespace TemplateWorker.Playground.Gateway.Compression;

/// <summary>A stream of libzstd that is being written.</summary>
sealed class ZstdCompressionHandle() : SafeHandle(invalidHandleValue: 0, ownsHandle: true)
{
    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        LibZstd.FreeStream(handle);
        return true;
    }
}
