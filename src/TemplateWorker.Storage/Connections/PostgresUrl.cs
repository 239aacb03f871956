using System.Globalization;
using Npgsql;

namespace TemplateWorker.Storage.Connections;

/// <summary>
/// Reads the URL form that PostgreSQL's own programs and hosting providers use
/// (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS). No error repeats a part of it.
/// </summary>
static class PostgresUrl
{
    static readonly string[] Schemes = ["postgres://", "postgresql://"];

    public static bool IsUrl(string text) => Schemes.Any(scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    public static NpgsqlConnectionStringBuilder Parse(string text)
    {
        var rest = text.AsSpan(text.IndexOf("://", StringComparison.Ordinal) + 3);
        var query = Split(ref rest, '?');
        var path = Split(ref rest, '/');
        // The part of a password that follows its slash would be taken for the database and printed.
        if (path.Contains('@'))
        {
            throw new DatabaseConnectionException(
                "The database URL is malformed: it has an @ behind its first slash. Special characters of the password must be percent-encoded (/ as %2F, @ as %40), as must those of the database's name.");
        }

        var settings = new NpgsqlConnectionStringBuilder();
        var login = rest.LastIndexOf('@');
        if (login >= 0)
            ReadLogin(settings, rest[..login]);
        ReadHost(settings, rest[(login + 1)..]);
        if (!path.IsEmpty)
            settings.Database = Decode(path);
        foreach (var parameter in query.ToString().Split('&', StringSplitOptions.RemoveEmptyEntries))
            ReadParameter(settings, parameter);
        return settings;
    }

    // Cuts text at the first mark and returns what follows it.
    static ReadOnlySpan<char> Split(ref ReadOnlySpan<char> text, char mark)
    {
        var place = text.IndexOf(mark);
        if (place < 0)
            return [];
        var after = text[(place + 1)..];
        text = text[..place];
        return after;
    }

    static void ReadLogin(NpgsqlConnectionStringBuilder settings, ReadOnlySpan<char> login)
    {
        var password = Split(ref login, ':');
        if (!login.IsEmpty)
            settings.Username = Decode(login);
        if (!password.IsEmpty)
            settings.Password = Decode(password);
    }

    static void ReadHost(NpgsqlConnectionStringBuilder settings, ReadOnlySpan<char> address)
    {
        if (address.Contains(','))
            throw Malformed("one host");
        var portMark = address.StartsWith("[") ? address.IndexOf("]:") + 1 : address.IndexOf(':');
        if (address.StartsWith("[") && !address.Contains(']'))
            throw Malformed("an IPv6 address within brackets");
        if (portMark > 0 || (portMark == 0 && address.StartsWith(":")))
        {
            settings.Port = ReadPort(address[(portMark + 1)..]);
            address = address[..portMark];
        }
        if (!address.IsEmpty)
            settings.Host = Decode(address.Trim("[]"));
    }

    static int ReadPort(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
            ? port
            : throw Malformed("a port from 1 to 65535");

    static void ReadParameter(NpgsqlConnectionStringBuilder settings, string parameter)
    {
        var mark = parameter.IndexOf('=', StringComparison.Ordinal);
        if (mark <= 0)
            throw Malformed("parameters as name=value");
        var name = Decode(parameter.AsSpan(0, mark));
        var value = Decode(parameter.AsSpan(mark + 1));
        switch (name)
        {
            case "host": settings.Host = value; break;
            case "port": settings.Port = ReadPort(value); break;
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
            default:
                throw Malformed("only the parameters application_name, connect_timeout, dbname, host, options, password, port, sslcert, sslkey, sslmode, sslrootcert and user");
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
        _ => throw Malformed("sslmode disable, allow, prefer, require, verify-ca or verify-full"),
    };

    static int ReadTimeout(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= 1024
            ? seconds
            : throw Malformed("a connect_timeout in seconds, at most 1024");

    static string Decode(ReadOnlySpan<char> text) => Uri.UnescapeDataString(text);

    static DatabaseConnectionException Malformed(string expected) =>
        new($"The database URL is malformed: expected {expected}, in postgres://user:password@host:port/db?sslmode=require with special characters percent-encoded.");
}
