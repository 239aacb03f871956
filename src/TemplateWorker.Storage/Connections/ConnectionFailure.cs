using Npgsql;

namespace TemplateWorker.Storage.Connections;

/// <summary>Tells a database that cannot be reached from a statement that failed.</summary>
static class ConnectionFailure
{
    /// <summary>Whether the connection, not the statement, is at fault.</summary>
    // SQLSTATE classes: https://www.postgresql.org/docs/current/errcodes-appendix.html
    public static bool Is(NpgsqlException exception) => exception is not PostgresException postgres
        || postgres.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections
            or PostgresErrorCodes.InvalidCatalogName
        || postgres.SqlState.StartsWith("08", StringComparison.Ordinal)
        || postgres.SqlState.StartsWith("28", StringComparison.Ordinal);

    public static DatabaseUnavailableException ToUnavailable(DatabaseConnection target, NpgsqlException exception)
    {
        var reason = exception is PostgresException postgres
            ? postgres.MessageText
            : exception.InnerException?.Message ?? exception.Message;
        return new DatabaseUnavailableException($"{target} cannot be reached: {reason.TrimEnd('.')}.", exception);
    }
}
