namespace TemplateWorker.Discord.Interactions;

/// <summary>A public key of Ed25519 (RFC 8032). Safe from any thread.</summary>
public sealed class Ed25519PublicKey : IDisposable
{
    /// <summary>Bytes of a key.</summary>
    public const int KeyBytes = 32;

    /// <summary>Bytes of a signature.</summary>
    public const int SignatureBytes = 64;

    readonly PublicKeyHandle _key;

    /// <summary>Takes a key.</summary>
    /// <param name="key">Its bytes.</param>
    /// <exception cref="ArgumentException">They are no key.</exception>
    /// <exception cref="PlatformNotSupportedException">The system has no libcrypto of OpenSSL 3.</exception>
    public Ed25519PublicKey(ReadOnlySpan<byte> key)
    {
        if (key.Length != KeyBytes)
            throw new ArgumentException($"A public key of Ed25519 has {KeyBytes} bytes, not {key.Length}.", nameof(key));
        try
        {
            _key = LibCrypto.MakePublicKey(LibCrypto.Ed25519, 0, key, (nuint)key.Length);
        }
        catch (DllNotFoundException missing)
        {
            throw new PlatformNotSupportedException(
                "Signatures of interactions are checked by libcrypto.so.3, which this system lacks. Install OpenSSL 3 (package libssl3).", missing);
        }
        if (_key.IsInvalid)
            throw new ArgumentException("libcrypto does not take these bytes for a public key of Ed25519.", nameof(key));
    }

    /// <summary>Whether a message was signed by who holds the private key.</summary>
    /// <param name="message">The message.</param>
    /// <param name="signature">What came with it; of any length.</param>
    public bool Verifies(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != SignatureBytes)
            return false;
        using var verification = LibCrypto.MakeVerification();
        var isValid = !verification.IsInvalid
            && LibCrypto.BeginVerification(verification, 0, 0, 0, _key) == 1
            && LibCrypto.Verify(verification, signature, (nuint)signature.Length, message, (nuint)message.Length) == 1;
        if (!isValid)
            LibCrypto.ForgetErrors();
        return isValid;
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
