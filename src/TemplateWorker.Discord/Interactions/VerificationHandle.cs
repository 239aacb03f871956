using System.Runtime.InteropServices;

namespace TemplateWorker.Discord.Interactions;

/// <summary>The state of one verification of libcrypto.</summary>
sealed class VerificationHandle() : SafeHandle(invalidHandleValue: 0, ownsHandle: true)
{
    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        LibCrypto.FreeVerification(handle);
        return true;
    }
}
