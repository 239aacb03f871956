using System.Data.Common;
using Npgsql;

namespace TemplateWorker.Storage.Connections;

/// <summary>Reads the driver's own form, <c>Host=…;Username=…</c>. Names of PostgreSQL's programs are taken too. No error repeats a part of it.</summary>
static class NpgsqlSettings
{
    static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["user"] = "Username",
        ["dbname"] = "Database",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["application_name"] = "Application Name",
        ["connect_timeout"] = "Timeout",
        ["target_session_attrs"] = "Target Session Attributes",
    };

    public static NpgsqlConnectionStringBuilder Parse(string text)
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
                settings[Names.GetValueOrDefault(name, name)] = IsSslMode(name) ? $"{given[name]}".Replace("-", "", StringComparison.Ordinal) : given[name];
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

    // The driver writes VerifyFull where everybody else writes verify-full.
    static bool IsSslMode(string name) => name.Replace(" ", "", StringComparison.Ordinal).Equals("sslmode", StringComparison.OrdinalIgnoreCase);
}
