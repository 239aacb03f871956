using System.Runtime.InteropServices;

namespace TemplateWorker.Discord.Interactions;

/// <summary>
/// The functions of OpenSSL's libcrypto that check an Ed25519 signature; .NET itself has none. They are described in the
/// manual pages EVP_PKEY_new(3), EVP_DigestVerifyInit(3) and ERR_clear_error(3).
/// </summary>
static partial class LibCrypto
{
    const string Library = "libcrypto.so.3";

    /// <summary>OpenSSL's number for Ed25519, NID_ED25519.</summary>
    public const int Ed25519 = 1087;

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_new_raw_public_key")]
    public static partial PublicKeyHandle MakePublicKey(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_free")]
    public static partial void FreeKey(nint key);

    [LibraryImport(Library, EntryPoint = "EVP_MD_CTX_new")]
    public static partial VerificationHandle MakeVerification();

    [LibraryImport(Library, EntryPoint = "EVP_MD_CTX_free")]
    public static partial void FreeVerification(nint verification);

    [LibraryImport(Library, EntryPoint = "EVP_DigestVerifyInit")]
    public static partial int BeginVerification(VerificationHandle verification, nint keyContext, nint digest, nint engine, PublicKeyHandle key);

    [LibraryImport(Library, EntryPoint = "EVP_DigestVerify")]
    public static partial int Verify(
        VerificationHandle verification, ReadOnlySpan<byte> signature, nuint signatureLength, ReadOnlySpan<byte> message, nuint messageLength);

    // What went wrong stays in a queue of the thread until somebody takes it away.
    [LibraryImport(Library, EntryPoint = "ERR_clear_error")]
    public static partial void ForgetErrors();
}
