using Npgsql;

namespace TemplateWorker.Storage.Connections;

/// <summary>Says what an operator can do about a database that does not serve.</summary>
static class ConnectionAdvice
{
    const string Check = "Check that the server runs and that database.url (or DATABASE_URL) is right.";

    /// <summary>What to do.</summary>
    /// <param name="exception">What the driver said.</param>
    /// <param name="showsCertificate">Whether this side has a certificate too.</param>
    public static string For(NpgsqlException exception, bool showsCertificate) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidAuthorizationSpecification } postgres
            when postgres.MessageText.Contains("certificate", StringComparison.Ordinal) =>
            "Name the certificate that the server asks of this user, and its key, with sslcert and sslkey.",
        PostgresException postgres => For(postgres.SqlState),
        _ when ConnectionFailure.IsCertificate(exception) =>
            "Name the authority that signed the server's certificate with sslrootcert (or database.ssl_root_cert), and the host as the certificate does; sslmode=require does without the check.",
        _ when ConnectionFailure.IsLackOfTls(exception) =>
            "Switch it on there (ssl = on), or, where the network in between is trusted, name the host in database.allow_plaintext.",
        // A server that does not trust it closes the connection and says no more.
        { InnerException: IOException } when showsCertificate =>
            "The certificate that sslcert names must be valid, and be signed by an authority that the server trusts (its ssl_ca_file); the server's log says more.",
        _ => Check,
    };

    static string For(string state) => state switch
    {
        PostgresErrorCodes.InvalidPassword =>
            "Check user and password in database.url (or DATABASE_URL); in a URL the special characters of a password are percent-encoded (@ as %40).",
        PostgresErrorCodes.InvalidAuthorizationSpecification =>
            "The server's pg_hba.conf must have a line that lets this user in from here; where it demands hostssl, use sslmode=require or above.",
        PostgresErrorCodes.InvalidCatalogName => "Make it with CREATE DATABASE, or correct its name in database.url (or DATABASE_URL).",
        PostgresErrorCodes.TooManyConnections =>
            "Lower database.max_connections of the hosts, or raise max_connections of the server; `templateworker doctor` prints the arithmetic.",
        PostgresErrorCodes.CannotConnectNow => "Wait until the server has started; a standby that takes no reads never serves.",
        PostgresErrorCodes.InsufficientPrivilege => "Let the owner of the tables grant this role what it lacks, or use the owner's login.",
        PostgresErrorCodes.ReadOnlySqlTransaction => "It only answers reads, as a standby does; name the server that takes writes in database.url.",
        PostgresErrorCodes.DiskFull => "Make room on the server's disk.",
        _ => Check,
    };
}
