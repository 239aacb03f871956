using Npgsql;

namespace TemplateWorker.Storage.Connections;

/// <summary>
/// Where the database is and how to log in. Printing it, or any error about it, never shows the password.
/// </summary>
public sealed class DatabaseConnection
{
    readonly NpgsqlConnectionStringBuilder _settings;

    internal DatabaseConnection(NpgsqlConnectionStringBuilder settings) => _settings = settings;

    /// <summary>
    /// Reads <c>postgres://user:password@host:port/db?sslmode=require</c> (also <c>postgresql://</c>, also with several
    /// hosts), PostgreSQL's <c>host=… user=…</c>, or Npgsql's own <c>Host=…;Username=…</c>.
    /// </summary>
    /// <param name="text">The text; parts of a URL may be percent-encoded.</param>
    /// <exception cref="DatabaseConnectionException">It is none of them, or a setting in it is not known or not valid.</exception>
    public static DatabaseConnection Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var settings = PostgresUrl.IsUrl(text) ? PostgresUrl.Parse(text)
            : KeywordSettings.Matches(text) ? KeywordSettings.Parse(text)
            : NpgsqlSettings.Parse(text);
        if (string.IsNullOrEmpty(settings.Host))
            throw new DatabaseConnectionException("The database connection names no host.");
        if (DatabaseHost.AllOf(settings).Any(host => host.IsUnspecified))
            throw new DatabaseConnectionException("The database connection names 0.0.0.0 or ::, which are addresses to listen on; this machine is 127.0.0.1.");
        // The driver would drop it. It comes from files with secrets.
        if (settings.Password?.EndsWith('\n') == true)
            throw new DatabaseConnectionException("The password of the database connection ends in a line break, which was hardly meant; leave it out.");
        return new DatabaseConnection(settings);
    }

    /// <summary>Hosts (or socket folder), port and database; no login.</summary>
    public override string ToString() =>
        $"PostgreSQL at {string.Join(" or ", DatabaseHost.AllOf(_settings))}, database {_settings.Database ?? _settings.Username}";

    /// <summary>The same server and login, another database.</summary>
    /// <param name="name">The database's name.</param>
    public DatabaseConnection WithDatabase(string name)
    {
        var settings = CopySettings();
        settings.Database = name;
        return new DatabaseConnection(settings);
    }

    /// <summary>The same, protected as the rules say.</summary>
    /// <param name="rules">How connections must be protected.</param>
    /// <exception cref="DatabaseConnectionException">The connection says that it goes without TLS to a host that needs it.</exception>
    public DatabaseConnection Protect(TransportRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return new DatabaseConnection(rules.Apply(CopySettings()));
    }

    /// <summary>A copy of all settings with the password, for the driver alone.</summary>
    internal NpgsqlConnectionStringBuilder CopySettings() => new(_settings.ConnectionString);
}
