using System.Globalization;
using Npgsql;

namespace TemplateWorker.Storage.Connections;

/// <summary>
/// Parameters by the names that PostgreSQL's own programs have for them
/// (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS).
/// </summary>
static class LibpqParameters
{
    // What the driver takes.
    const int LongestTimeout = 1024;

    /// <summary>Reads one. No error repeats a part of it.</summary>
    public static void Read(NpgsqlConnectionStringBuilder settings, HostList hosts, string name, string value)
    {
        switch (name)
        {
            case "host" or "hostaddr": hosts.ReadNames(value); break;
            case "port": hosts.ReadPorts(value); break;
            case "user": settings.Username = value; break;
            case "password": settings.Password = value; break;
            case "dbname": settings.Database = value; break;
            case "sslmode": settings.SslMode = ReadSslMode(value); break;
            case "sslrootcert": settings.RootCertificate = value; break;
            case "sslcert": settings.SslCertificate = value; break;
            case "sslkey": settings.SslKey = value; break;
            case "application_name": settings.ApplicationName = value; break;
            case "options": settings.Options = value; break;
            case "connect_timeout": settings.Timeout = ReadTimeout(value); break;
            case "target_session_attrs": settings.TargetSessionAttributes = ReadTarget(value); break;
            default:
                throw PostgresUrl.Malformed(
                    "only the parameters application_name, connect_timeout, dbname, host, options, password, port, sslcert, sslkey, sslmode, sslrootcert, target_session_attrs and user");
        }
    }

    static SslMode ReadSslMode(string value) => value switch
    {
        "disable" => SslMode.Disable,
        "allow" => SslMode.Allow,
        "prefer" => SslMode.Prefer,
        "require" => SslMode.Require,
        "verify-ca" => SslMode.VerifyCA,
        "verify-full" => SslMode.VerifyFull,
        _ => throw PostgresUrl.Malformed("sslmode disable, allow, prefer, require, verify-ca or verify-full"),
    };

    static int ReadTimeout(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= LongestTimeout
            ? seconds
            : throw PostgresUrl.Malformed($"a connect_timeout in seconds, at most {LongestTimeout}");

    static string ReadTarget(string value) => value is "any" or "primary" or "read-write"
        ? value
        : throw PostgresUrl.Malformed("target_session_attrs any, primary or read-write, because a server that only answers reads does not serve");
}
