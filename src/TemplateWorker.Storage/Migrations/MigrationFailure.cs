using Npgsql;
using TemplateWorker.Storage.Connections;

namespace TemplateWorker.Storage.Migrations;

/// <summary>Says what PostgreSQL refused of migrations, and what to do.</summary>
static class MigrationFailure
{
    public static MigrationException Of(DatabaseConnection target, PostgresException exception) => new(
        id: null, line: null, $"The migrations of {target} cannot be read or applied: {Reason(exception)}", exception);

    public static MigrationException Of(Migration migration, PostgresException exception) => new(
        migration.Id, line: null,
        $"Migration {migration.Id} cannot be recorded as applied: {Reason(exception)} The database is as it was before this migration.", exception);

    public static MigrationException Of(Migration migration, SqlStatement statement, PostgresException exception)
    {
        var line = statement.LineAt(exception.Position);
        return new MigrationException(
            migration.Id, line,
            $"Migration {migration.Id} failed at line {line}: {Reason(exception)} The database is as it was before this migration.", exception);
    }

    static string Reason(PostgresException exception)
    {
        var detail = exception.Detail is { Length: > 0 } text ? $" {text}" : "";
        return $"{exception.Severity}: {exception.MessageText} (SQLSTATE {exception.SqlState}).{detail}{Advice(exception)}";
    }

    static string Advice(PostgresException exception) => exception.SqlState switch
    {
        PostgresErrorCodes.InsufficientPrivilege =>
            " Migrate as the owner of the database, or let the owner grant this role what it lacks (for the schema: GRANT CREATE ON SCHEMA public TO the_role).",
        PostgresErrorCodes.ReadOnlySqlTransaction => " This server only answers reads, as a standby does; migrate on the one that takes writes.",
        PostgresErrorCodes.DiskFull => " Make room on the server's disk.",
        PostgresErrorCodes.QueryCanceled => " If the server limits how long statements may take (statement_timeout), lift that for this role.",
        _ => "",
    };
}
