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
        var hosts = new HostList();
        var login = rest.LastIndexOf('@');
        if (login >= 0)
            ReadLogin(settings, rest[..login]);
        hosts.ReadAddresses(rest[(login + 1)..].ToString());
        if (!path.IsEmpty)
            settings.Database = Decode(path);
        foreach (var parameter in query.ToString().Split('&', StringSplitOptions.RemoveEmptyEntries))
            ReadParameter(settings, hosts, parameter);
        hosts.AddTo(settings);
        return settings;
    }

    /// <summary>Text without percent-encoding.</summary>
    public static string Decode(ReadOnlySpan<char> text)
    {
        var decoded = Uri.UnescapeDataString(text);
        return decoded.Contains('\0') ? throw Malformed("no character zero (%00), which PostgreSQL does not know") : decoded;
    }

    /// <summary>The error that says what was expected.</summary>
    public static DatabaseConnectionException Malformed(string expected) =>
        new($"The database URL is malformed: expected {expected}, in postgres://user:password@host:port/db?sslmode=require with special characters percent-encoded.");

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

    static void ReadParameter(NpgsqlConnectionStringBuilder settings, HostList hosts, string parameter)
    {
        var mark = parameter.IndexOf('=', StringComparison.Ordinal);
        if (mark <= 0)
            throw Malformed("parameters as name=value");
        LibpqParameters.Read(settings, hosts, Decode(parameter.AsSpan(0, mark)), Decode(parameter.AsSpan(mark + 1)));
    }
}
