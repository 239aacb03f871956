using System.Buffers;
using System.Text;

namespace TemplateWorker.Discord.Interactions;

/// <summary>Tells requests that Discord sends to an application's interactions endpoint from those of anybody else.</summary>
public sealed class InteractionSignature : IDisposable
{
    /// <summary>The header with the signature, in hexadecimal digits.</summary>
    public const string SignatureHeader = "X-Signature-Ed25519";

    /// <summary>The header with the time of signing, part of what is signed.</summary>
    public const string TimestampHeader = "X-Signature-Timestamp";

    // Discord's are seconds of the epoch, 10 digits.
    const int LongestTimestamp = 32;

    readonly Ed25519PublicKey _key;

    /// <summary>Checks by an application's public key.</summary>
    /// <param name="publicKey">The key as the developer portal shows it: 64 hexadecimal digits.</param>
    /// <exception cref="ArgumentException">It is no such key.</exception>
    /// <exception cref="PlatformNotSupportedException">The system has no libcrypto of OpenSSL 3.</exception>
    public InteractionSignature(string publicKey)
    {
        Span<byte> key = stackalloc byte[Ed25519PublicKey.KeyBytes];
        if (!IsHex(publicKey, key))
            throw new ArgumentException($"An application's public key has {Ed25519PublicKey.KeyBytes * 2} hexadecimal digits; copy it from the developer portal.", nameof(publicKey));
        _key = new Ed25519PublicKey(key);
    }

    /// <summary>Whether a request is Discord's.</summary>
    /// <param name="signature">The value of <see cref="SignatureHeader"/>; null when there is none.</param>
    /// <param name="timestamp">The value of <see cref="TimestampHeader"/>; null when there is none.</param>
    /// <param name="body">The body, byte by byte as it came.</param>
    public bool IsValid(string? signature, string? timestamp, ReadOnlySpan<byte> body)
    {
        Span<byte> signatureBytes = stackalloc byte[Ed25519PublicKey.SignatureBytes];
        if (timestamp is not { Length: > 0 and <= LongestTimestamp } || !Ascii.IsValid(timestamp) || !IsHex(signature, signatureBytes))
            return false;
        var message = ArrayPool<byte>.Shared.Rent(timestamp.Length + body.Length);
        try
        {
            Encoding.ASCII.GetBytes(timestamp, message);
            body.CopyTo(message.AsSpan(timestamp.Length));
            return _key.Verifies(message.AsSpan(0, timestamp.Length + body.Length), signatureBytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(message);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    static bool IsHex(string? text, Span<byte> bytes) =>
        text?.Length == bytes.Length * 2 && Convert.FromHexString(text, bytes, out _, out _) == OperationStatus.Done;
}
