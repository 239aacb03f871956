using System.Security.Authentication;
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

    /// <summary>Whether the server, the role's rights or a pooler, not the statement, are at fault, though the connection is whole.</summary>
    public static bool IsPassing(NpgsqlException exception) =>
        exception is PostgresException { SqlState: var state }
        && (state is PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.InsufficientPrivilege || IsOfAnotherSession(state)
            || PassingClasses.Any(code => state.StartsWith(code, StringComparison.Ordinal)));

    /// <summary>Whether a server showed a certificate that was not accepted.</summary>
    public static bool IsCertificate(NpgsqlException exception) => Causes(exception).Any(cause => cause is AuthenticationException);

    public static DatabaseUnavailableException ToUnavailable(DatabaseConnection target, NpgsqlException exception, string? certificate = null)
    {
        var what = Is(exception) ? "cannot be reached" : "cannot do its work";
        return new DatabaseUnavailableException(
            $"{target} {what}: {(certificate ?? ReasonOf(exception)).TrimEnd('.')}.", exception,
            ConnectionAdvice.For(exception, showsCertificate: !string.IsNullOrEmpty(target.CopySettings().SslCertificate)));
    }

    /// <summary>What it comes from, itself included; of several hosts that of each.</summary>
    public static IEnumerable<Exception> Causes(Exception exception)
    {
        IEnumerable<Exception> inner = exception is AggregateException several ? several.InnerExceptions
            : exception.InnerException is { } one ? [one] : [];
        return inner.SelectMany(Causes).Prepend(exception);
    }

    /// <summary>Whether what was prepared on a connection is not there, as behind a pooler that is not told of.</summary>
    static bool IsOfAnotherSession(string state) => state is PostgresErrorCodes.InvalidSqlStatementName or PostgresErrorCodes.DuplicatePreparedStatement;

    static string ReasonOf(Exception exception) => exception switch
    {
        PostgresException postgres when IsOfAnotherSession(postgres.SqlState) =>
            $"{postgres.MessageText}; a pooler in transaction mode needs database.pooler: transaction",
        PostgresException postgres => postgres.MessageText,
        NpgsqlException { InnerException: AggregateException hosts } =>
            $"no host takes writes: {string.Join("; ", hosts.InnerExceptions.Select(DescribeHost).Distinct())}",
        NpgsqlException { InnerException: null, Message: "No suitable host was found." } =>
            "no host takes writes, they are standbys or were out of reach a moment ago",
        NpgsqlException { InnerException: null } lacking when IsLackOfTls(lacking) => "the server does not offer TLS",
        { InnerException: IOException { InnerException: not null } transport } => Causes(transport).Last().Message,
        _ => exception.InnerException?.Message ?? exception.Message,
    };

    static string DescribeHost(Exception exception) =>
        exception is NpgsqlException { InnerException: { } inner } ? $"{exception.Message} ({inner.Message})" : ReasonOf(exception);

    /// <summary>Whether a server without TLS was asked for it. The driver has no other word for it.</summary>
    internal static bool IsLackOfTls(NpgsqlException exception) => exception.Message.StartsWith("SSL connection requested", StringComparison.Ordinal);
}
