using TemplateWorker.Discord.Native;

namespace TemplateWorker.Discord.Interactions;

/// <summary>The state of one verification of libcrypto.</summary>
sealed class VerificationHandle : LibraryHandle
{
    /// <inheritdoc/>
    protected override void Free(nint thing) => LibCrypto.FreeVerification(thing);
}
