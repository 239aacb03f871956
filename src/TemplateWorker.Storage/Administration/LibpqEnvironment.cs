using System.Globalization;
using Npgsql;
using TemplateWorker.Storage.Connections;

namespace TemplateWorker.Storage.Administration;

/// <summary>
/// The variables that lead PostgreSQL's own programs to a database, with the login and the TLS settings that the driver uses
/// (https://www.postgresql.org/docs/current/libpq-envars.html). Arguments can be read by every user of the machine, so
/// nothing is said there.
/// </summary>
static class LibpqEnvironment
{
    // Values of target_session_attrs that libpq has too.
    static readonly string[] SessionAttributes = ["any", "read-write", "read-only", "primary", "standby", "prefer-standby"];

    // Debian and Alpine; RedHat; macOS.
    static readonly string[] CertificateFiles = ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"];

    /// <summary>The variables for a database.</summary>
    /// <param name="target">Where it is and how to log in.</param>
    public static Dictionary<string, string> Of(DatabaseConnection target)
    {
        var settings = target.CopySettings();
        var hosts = DatabaseHost.AllOf(settings);
        var variables = new Dictionary<string, string>
        {
            ["PGHOST"] = string.Join(',', hosts.Select(host => host.Name)),
            ["PGPORT"] = string.Join(',', hosts.Select(host => host.Port)),
            ["PGAPPNAME"] = "templateworker",
            ["PGSSLMODE"] = NameOf(settings.SslMode),
            // The driver does not encrypt by Kerberos, and a server that offers it would get another connection than it.
            ["PGGSSENCMODE"] = "disable",
            ["PGCONNECT_TIMEOUT"] = Math.Max(settings.Timeout, 2).ToString(CultureInfo.InvariantCulture),
        };
        Add(variables, "PGUSER", settings.Username);
        Add(variables, "PGPASSWORD", settings.Password);
        Add(variables, "PGPASSFILE", settings.Passfile ?? Environment.GetEnvironmentVariable("PGPASSFILE"));
        Add(variables, "PGDATABASE", settings.Database ?? settings.Username);
        Add(variables, "PGSSLROOTCERT", settings.RootCertificate ?? SystemCertificates(settings.SslMode));
        Add(variables, "PGSSLCERT", settings.SslCertificate);
        Add(variables, "PGSSLKEY", settings.SslKey);
        Add(variables, "PGOPTIONS", OptionsOf(settings));
        // Of several hosts the driver takes the one that takes writes, unless it is told otherwise; one host it takes as it is.
        if (hosts.Count > 1)
            variables["PGTARGETSESSIONATTRS"] = SessionAttributes.FirstOrDefault(known => known == settings.TargetSessionAttributes?.ToLowerInvariant()) ?? "read-write";
        return variables;
    }

    static void Add(Dictionary<string, string> variables, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            variables[name] = value;
    }

    static string? OptionsOf(NpgsqlConnectionStringBuilder settings)
    {
        if (string.IsNullOrEmpty(settings.SearchPath))
            return settings.Options;
        var path = settings.SearchPath.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(" ", "\\ ", StringComparison.Ordinal);
        return $"{settings.Options} -c search_path={path}".TrimStart();
    }

    // The driver trusts the authorities of the system; libpq before version 16 must be told where they are.
    static string? SystemCertificates(SslMode mode) =>
        mode is SslMode.VerifyCA or SslMode.VerifyFull ? CertificateFiles.FirstOrDefault(File.Exists) : null;

    static string NameOf(SslMode mode) => mode switch
    {
        SslMode.Disable => "disable",
        SslMode.Allow => "allow",
        SslMode.Require => "require",
        SslMode.VerifyCA => "verify-ca",
        SslMode.VerifyFull => "verify-full",
        _ => "prefer",
    };
}
