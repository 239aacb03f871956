using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace TemplateWorker.Tests.Hosting.Interactions;

/// <summary>A key pair of Ed25519 that signs requests as Discord does.</summary>
sealed partial class SigningKey : IDisposable
{
    const string Library = "libcrypto.so.3";
    const int Ed25519 = 1087;

    readonly nint _key;

    public SigningKey()
    {
        _key = MakePrivateKey(Ed25519, 0, RandomNumberGenerator.GetBytes(32), 32);
        _key.ShouldNotBe(0);
        var publicKey = new byte[32];
        var length = (nuint)publicKey.Length;
        GetPublicKey(_key, publicKey, ref length).ShouldBe(1);
        PublicKey = Convert.ToHexStringLower(publicKey);
    }

    public string PublicKey { get; }

    /// <summary>The signature of a request, in hexadecimal digits.</summary>
    public string Sign(string timestamp, string body)
    {
        var message = Encoding.UTF8.GetBytes(timestamp + body);
        var signature = new byte[64];
        var length = (nuint)signature.Length;
        var signing = MakeSigning();
        BeginSigning(signing, 0, 0, 0, _key).ShouldBe(1);
        Sign(signing, signature, ref length, message, (nuint)message.Length).ShouldBe(1);
        FreeSigning(signing);
        return Convert.ToHexStringLower(signature);
    }

    public void Dispose() => FreeKey(_key);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_new_raw_private_key")]
    private static partial nint MakePrivateKey(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_get_raw_public_key")]
    private static partial int GetPublicKey(nint key, Span<byte> publicKey, ref nuint length);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_free")]
    private static partial void FreeKey(nint key);

    [LibraryImport(Library, EntryPoint = "EVP_MD_CTX_new")]
    private static partial nint MakeSigning();

    [LibraryImport(Library, EntryPoint = "EVP_MD_CTX_free")]
    private static partial void FreeSigning(nint signing);

    [LibraryImport(Library, EntryPoint = "EVP_DigestSignInit")]
    private static partial int BeginSigning(nint signing, nint keyContext, nint digest, nint engine, nint key);

    [LibraryImport(Library, EntryPoint = "EVP_DigestSign")]
    private static partial int Sign(nint signing, Span<byte> signature, ref nuint length, ReadOnlySpan<byte> message, nuint messageLength);
}
