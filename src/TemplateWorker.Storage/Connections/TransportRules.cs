using Npgsql;

namespace TemplateWorker.Storage.Connections;

/// <summary>
/// How connections must be protected. What the connection says itself comes first; a host that is not this machine gets no
/// password and no data without TLS unless it is named here.
/// </summary>
public sealed class TransportRules
{
    /// <summary>How connections are protected that do not say so. Default none: by TLS where the server has it.</summary>
    public TransportSecurity? Mode { get; init; }

    /// <summary>File of the authorities' certificates (PEM) that servers are checked against, for connections that name none. Default none: the system's.</summary>
    public string? RootCertificate { get; init; }

    /// <summary>Names or addresses of hosts that may be talked to without TLS though they are not this machine. Default none.</summary>
    public IReadOnlyList<string> PlaintextHosts { get; init; } = [];

    /// <summary>The connection with these rules in force.</summary>
    /// <exception cref="DatabaseConnectionException">It says that it goes without TLS to a host that needs it.</exception>
    internal NpgsqlConnectionStringBuilder Apply(NpgsqlConnectionStringBuilder settings)
    {
        var saysMode = settings.ShouldSerialize("SSL Mode");
        if (RootCertificate is not null && string.IsNullOrEmpty(settings.RootCertificate))
            settings.RootCertificate = RootCertificate;
        if (!saysMode && Mode is { } mode)
            settings.SslMode = Of(mode);
        else if (!saysMode && !string.IsNullOrEmpty(settings.RootCertificate))
            settings.SslMode = SslMode.VerifyFull;
        // As libpq does: to name an authority and not to ask it would be of no use.
        if (settings.SslMode == SslMode.Require && !string.IsNullOrEmpty(settings.RootCertificate))
            settings.SslMode = SslMode.VerifyCA;

        if (DatabaseHost.AllOf(settings).FirstOrDefault(NeedsTls) is { } exposed)
            Protect(settings, exposed);
        return settings;
    }

    bool NeedsTls(DatabaseHost host) => !host.IsThisMachine && !PlaintextHosts.Contains(host.Name, StringComparer.OrdinalIgnoreCase);

    static void Protect(NpgsqlConnectionStringBuilder settings, DatabaseHost exposed)
    {
        if (settings.SslMode is SslMode.Disable or SslMode.Allow)
        {
            throw new DatabaseConnectionException(
                $"The connection to {exposed.Name} would not be encrypted (sslmode {(settings.SslMode == SslMode.Disable ? "disable" : "allow")}), and that host is not this machine. " +
                $"Use sslmode=verify-full (or require), or name the host in database.allow_plaintext.");
        }
        if (settings.SslMode == SslMode.Prefer)
            settings.SslMode = SslMode.Require;
    }

    static SslMode Of(TransportSecurity mode) => mode switch
    {
        TransportSecurity.Disable => SslMode.Disable,
        TransportSecurity.Prefer => SslMode.Prefer,
        TransportSecurity.Require => SslMode.Require,
        TransportSecurity.VerifyCa => SslMode.VerifyCA,
        _ => SslMode.VerifyFull,
    };
}
