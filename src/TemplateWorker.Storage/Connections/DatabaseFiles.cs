using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Npgsql;

namespace TemplateWorker.Storage.Connections;

/// <summary>The files that a connection names. The driver opens them late, and its error does not tell which setting named them.</summary>
static class DatabaseFiles
{
    /// <summary>Makes sure that each can be read.</summary>
    /// <exception cref="DatabaseUnavailableException">One cannot.</exception>
    public static void Check(DatabaseConnection target)
    {
        var settings = target.CopySettings();
        Check(target, "sslrootcert (Root Certificate)", settings.RootCertificate);
        Check(target, "sslcert (SSL Certificate)", settings.SslCertificate);
        Check(target, "sslkey (SSL Key)", settings.SslKey);
        // The driver takes this form as another, with both in one file.
        if (!string.IsNullOrEmpty(settings.SslCertificate) && !settings.SslCertificate.EndsWith(".pfx", StringComparison.OrdinalIgnoreCase))
            CheckPair(target, settings);
    }

    // The driver's error for a certificate and a key that are none, or not of each other, is no error of a connection.
    static void CheckPair(DatabaseConnection target, NpgsqlConnectionStringBuilder settings)
    {
        var key = KeyOf(settings);
        try
        {
            using var pair = string.IsNullOrEmpty(settings.SslPassword)
                ? X509Certificate2.CreateFromPemFile(settings.SslCertificate!, key)
                : X509Certificate2.CreateFromEncryptedPemFile(settings.SslCertificate!, settings.SslPassword, key);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new DatabaseUnavailableException(
                $"{target} cannot be reached: the certificate {settings.SslCertificate} (sslcert) cannot be shown to the server with the key of {key ?? "the same file"} (sslkey): {exception.Message}",
                exception, "Name a certificate and its own key, both in PEM form.");
        }
    }

    // Where the driver looks for it.
    static string? KeyOf(NpgsqlConnectionStringBuilder settings)
    {
        var named = string.IsNullOrEmpty(settings.SslKey) ? Environment.GetEnvironmentVariable("PGSSLKEY") : settings.SslKey;
        if (!string.IsNullOrEmpty(named))
            return named;
        var usual = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".postgresql", "postgresql.key");
        return File.Exists(usual) ? usual : null;
    }

    static void Check(DatabaseConnection target, string setting, string? file)
    {
        if (string.IsNullOrEmpty(file))
            return;
        try
        {
            File.OpenRead(file).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseUnavailableException(
                $"{target} cannot be reached: the file {file}, which {setting} of the connection names, cannot be read: {exception.Message}", exception,
                "Correct the path, or make the file readable for this user.");
        }
    }
}
