using Npgsql;

namespace TemplateWorker.Storage.Connections;

/// <summary>Tells a database that cannot be reached from a statement that failed.</summary>
static class ConnectionFailure
{
    // Insufficient resources (a full disk), operator intervention (a statement cancelled) and system errors.
    static readonly string[] PassingClasses = ["53", "57", "58"];

    /// <summary>Whether the connection, not the statement, is at fault.</summary>
    // SQLSTATE classes: https://www.postgresql.org/docs/current/errcodes-appendix.html
    public static bool Is(NpgsqlException exception) => exception is not PostgresException postgres
        || postgres.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections
            or PostgresErrorCodes.InvalidCatalogName
        || postgres.SqlState.StartsWith("08", StringComparison.Ordinal)
        || postgres.SqlState.StartsWith("28", StringComparison.Ordinal);

    /// <summary>Whether the server, not the statement, is at fault, though the connection is whole.</summary>
    public static bool IsPassing(NpgsqlException exception) =>
        exception is PostgresException { SqlState: var state }
        && (state is PostgresErrorCodes.ReadOnlySqlTransaction
            || PassingClasses.Any(code => state.StartsWith(code, StringComparison.Ordinal)));

    public static DatabaseUnavailableException ToUnavailable(DatabaseConnection target, NpgsqlException exception)
    {
        var reason = exception is PostgresException postgres
            ? postgres.MessageText
            : exception.InnerException?.Message ?? exception.Message;
        var what = Is(exception) ? "cannot be reached" : "cannot do its work";
        return new DatabaseUnavailableException($"{target} {what}: {reason.TrimEnd('.')}.", exception);
    }
}
