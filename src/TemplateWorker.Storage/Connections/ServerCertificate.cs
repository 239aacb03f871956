using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Npgsql;

namespace TemplateWorker.Storage.Connections;

/// <summary>
/// Finds out why a server's certificate is not accepted. The driver only says that it is not, so the server is asked for
/// it once more.
/// </summary>
static class ServerCertificate
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // SSLRequest: https://www.postgresql.org/docs/current/protocol-message-formats.html
    static readonly byte[] TlsRequest = [0, 0, 0, 8, 4, 210, 22, 47];

    /// <summary>The error for a connection that could not be opened, with what is wrong with a certificate if one is why.</summary>
    public static async Task<DatabaseUnavailableException> ExplainAsync(
        DatabaseConnection target, NpgsqlException exception, TimeProvider time, CancellationToken cancellationToken)
    {
        var problem = ConnectionFailure.IsCertificate(exception) ? await FindProblemAsync(target, time, cancellationToken) : null;
        return ConnectionFailure.ToUnavailable(target, exception, problem);
    }

    static async Task<string?> FindProblemAsync(DatabaseConnection target, TimeProvider time, CancellationToken cancellationToken)
    {
        var settings = target.CopySettings();
        foreach (var host in DatabaseHost.AllOf(settings).Where(host => !host.IsSocket))
        {
            using var patience = new CancellationTokenSource(Patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            try
            {
                using var certificate = await FetchAsync(host, either.Token);
                if (certificate is not null && Judge(certificate, host, settings, time.GetUtcNow()) is { } problem)
                    return $"the certificate of {host} is not accepted: {problem}";
            }
            catch (Exception exception) when (exception is IOException or SocketException or AuthenticationException or CryptographicException)
            {
                // What the driver said about it has to do.
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The same.
            }
        }
        return null;
    }

    /// <summary>The certificate that a host shows; null when it has no TLS.</summary>
    internal static async Task<X509Certificate2?> FetchAsync(DatabaseHost host, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(host.Name, host.Port, cancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(TlsRequest, cancellationToken);
        var answer = new byte[1];
        await stream.ReadExactlyAsync(answer, cancellationToken);
        if (answer[0] != 'S')
            return null;

        X509Certificate2? shown = null;
        // To see it is enough.
        await using var tls = new SslStream(stream, leaveInnerStreamOpen: false, (_, certificate, _, _) =>
        {
            shown = certificate is null ? null : X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
            return false;
        });
        try
        {
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host.Name }, cancellationToken);
        }
        catch (AuthenticationException) when (shown is not null)
        {
            // As the callback had it.
        }
        return shown;
    }

    static string? Judge(X509Certificate2 certificate, DatabaseHost host, NpgsqlConnectionStringBuilder settings, DateTimeOffset now)
    {
        if (now > certificate.NotAfter)
            return $"it expired on {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}";
        if (now < certificate.NotBefore)
            return $"it is valid only from {certificate.NotBefore.ToUniversalTime():yyyy-MM-dd} on";
        if (!IsTrusted(certificate, settings.RootCertificate))
        {
            return $"its issuer, {certificate.Issuer}, is not trusted by " +
                (string.IsNullOrEmpty(settings.RootCertificate) ? "this system" : settings.RootCertificate);
        }
        return settings.SslMode == SslMode.VerifyFull && !certificate.MatchesHostname(host.Name)
            ? $"it is for {certificate.GetNameInfo(X509NameType.DnsName, forIssuer: false)}, not for {host.Name}"
            : null;
    }

    static bool IsTrusted(X509Certificate2 certificate, string? rootFile)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (!string.IsNullOrEmpty(rootFile))
        {
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(rootFile);
        }
        return chain.Build(certificate);
    }
}
