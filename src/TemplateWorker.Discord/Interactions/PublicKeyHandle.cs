using System.Runtime.InteropServices;

namespace TemplateWorker.Discord.Interactions;

/// <summary>A public key of libcrypto.</summary>
sealed class PublicKeyHandle() : SafeHandle(invalidHandleValue: 0, ownsHandle: true)
{
    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        LibCrypto.FreeKey(handle);
        return true;
    }
}
