using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground;

/// <summary>The bot's token and who is let in with it. Safe from any thread.</summary>
sealed class BotCredentials(string token)
{
    const string Scheme = "Bot ";

    // Seconds that the middle part of a token counts from, as in Discord's own tokens.
    const long TokenEpochSeconds = 1_293_840_000;
    const int SecretBytes = 27;

    readonly byte[] _token = Encoding.UTF8.GetBytes(token);

    volatile bool _isRevoked;

    public string Token { get; } = token;

    /// <summary>True while nobody is let in.</summary>
    public bool IsRevoked => _isRevoked;

    /// <summary>Makes a token in Discord's shape: application id, time and a secret, each in base64.</summary>
    public static string CreateToken(Snowflake applicationId, DateTimeOffset now)
    {
        var id = Encoding.ASCII.GetBytes(applicationId.Value.ToString(CultureInfo.InvariantCulture));
        var seconds = BitConverter.GetBytes((uint)Math.Max(0, now.ToUnixTimeSeconds() - TokenEpochSeconds));
        Array.Reverse(seconds);
        return $"{Encode(id)}.{Encode(seconds)}.{Encode(RandomNumberGenerator.GetBytes(SecretBytes))}";
    }

    /// <summary>Whether a bare token is the right one.</summary>
    public bool Accepts(string? candidate) =>
        candidate is not null
        && !_isRevoked
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(WithoutScheme(candidate)), _token);

    /// <summary>Whether the value of an Authorization header is the right one.</summary>
    public bool AcceptsHeader(string? header) =>
        header is not null && header.StartsWith(Scheme, StringComparison.Ordinal) && Accepts(header[Scheme.Length..]);

    /// <summary>Lets nobody in any more.</summary>
    public void Revoke() => _isRevoked = true;

    /// <summary>Lets the bot in again.</summary>
    public void Restore() => _isRevoked = false;

    static string WithoutScheme(string candidate) =>
        candidate.StartsWith(Scheme, StringComparison.Ordinal) ? candidate[Scheme.Length..] : candidate;

    static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
