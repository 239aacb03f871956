using TemplateWorker.Discord.Native;

namespace TemplateWorker.Discord.Interactions;

/// <summary>A public key of libcrypto.</summary>
sealed class PublicKeyHandle : LibraryHandle
{
    /// <inheritdoc/>
    protected override void Free(nint thing) => LibCrypto.FreeKey(thing);
}
