using System.Data.Common;
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
    /// Reads <c>postgres://user:password@host:port/db?sslmode=require</c> (also <c>postgresql://</c>) or Npgsql's own
    /// <c>Host=…;Username=…</c>.
    /// </summary>
    /// <param name="text">The text; parts of a URL may be percent-encoded.</param>
    /// <exception cref="DatabaseConnectionException">It is neither, or a setting in it is not known or not valid.</exception>
    public static DatabaseConnection Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var settings = PostgresUrl.IsUrl(text) ? PostgresUrl.Parse(text) : ParseSettings(text);
        return string.IsNullOrEmpty(settings.Host)
            ? throw new DatabaseConnectionException("The database connection names no host.")
            : new DatabaseConnection(settings);
    }

    /// <summary>Host (or socket folder), port and database; no login.</summary>
    public override string ToString() =>
        _settings.Host!.StartsWith('/')
            ? $"PostgreSQL at {_settings.Host}/.s.PGSQL.{_settings.Port}, database {_settings.Database ?? _settings.Username}"
            : $"PostgreSQL at {_settings.Host}:{_settings.Port}, database {_settings.Database ?? _settings.Username}";

    /// <summary>The same server and login, another database.</summary>
    /// <param name="name">The database's name.</param>
    public DatabaseConnection WithDatabase(string name)
    {
        var settings = CopySettings();
        settings.Database = name;
        return new DatabaseConnection(settings);
    }

    /// <summary>A copy of all settings with the password, for the driver alone.</summary>
    internal NpgsqlConnectionStringBuilder CopySettings() => new(_settings.ConnectionString);

    static NpgsqlConnectionStringBuilder ParseSettings(string text)
    {
        var given = new DbConnectionStringBuilder();
        try
        {
            given.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            throw new DatabaseConnectionException(
                "The database connection is neither a URL (postgres://user:password@host:port/db) nor settings (Host=…;Username=…;Password=…;Database=…).");
        }

        var settings = new NpgsqlConnectionStringBuilder();
        var place = 0;
        foreach (string name in given.Keys)
        {
            place++;
            try
            {
                settings[name] = given[name];
            }
            catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or OverflowException)
            {
                // A name may be a piece of a password with a semicolon in it, so only its place is told.
                throw new DatabaseConnectionException(
                    $"Setting {place} of the database connection is not one that Npgsql knows, or its value is not valid. A value with a semicolon belongs in quotes.");
            }
        }
        return settings;
    }
}
