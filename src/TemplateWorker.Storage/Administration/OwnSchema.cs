using System.Globalization;
using Npgsql;
using TemplateWorker.Storage.Migrations;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.Administration;

/// <summary>Everything of ours in a database, as one: the schema that the connection works in.</summary>
static class OwnSchema
{
    const string Migrations = "_migrations_applied";

    /// <summary>The server's major version.</summary>
    public static int MajorOf(NpgsqlConnection connection) => connection.PostgreSqlVersion.Major;

    /// <summary>The schema's name.</summary>
    /// <exception cref="AdministrationException">There is none.</exception>
    public static async Task<string> FindAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        await ScalarAsync(connection, "SELECT current_schema()", cancellationToken) as string
        ?? throw new AdministrationException(
            "The connection works in no schema: none of its search_path exists, or the role may use none. Create the schema (CREATE SCHEMA public), or grant the role USAGE on it.");

    /// <summary>Whether there is nothing to lose: nothing at all, or our tables without a row.</summary>
    public static async Task<bool> IsEmptyAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if ((long)(await ScalarAsync(connection, SchemaSql.CountObjects, cancellationToken))! == 0)
            return true;
        var tables = await ListTablesAsync(connection, cancellationToken);
        if (!tables.Any(table => table.Name == Migrations))
            return false;
        foreach (var (name, sql) in tables)
        {
            if (name != Migrations && (bool)(await ScalarAsync(connection, $"SELECT EXISTS (SELECT FROM {sql})", cancellationToken))!)
                return false;
        }
        return true;
    }

    /// <summary>Tables: their names, and the same as SQL.</summary>
    public static async Task<List<(string Name, string Sql)>> ListTablesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(SchemaSql.Tables, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var tables = new List<(string, string)>();
        while (await reader.ReadAsync(cancellationToken))
            tables.Add((reader.GetString(0), reader.GetString(1)));
        return tables;
    }

    /// <summary>Counts rows.</summary>
    public static async Task<long> CountRowsAsync(NpgsqlConnection connection, string table, CancellationToken cancellationToken) =>
        (long)(await ScalarAsync(connection, $"SELECT count(*) FROM {table}", cancellationToken))!;

    /// <summary>
    /// Takes the schema for this transaction: no migration runs, no worker begins to, and none does. Everything else that is
    /// connected waits for the tables when it wants them.
    /// </summary>
    /// <exception cref="AdministrationException">A worker runs.</exception>
    public static async Task TakeAsync(NpgsqlConnection connection, string consequence, CancellationToken cancellationToken)
    {
        await ScalarAsync(connection, string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({Migrator.LockKey})"), cancellationToken);
        var isAlone = (bool)(await ScalarAsync(
            connection, string.Create(CultureInfo.InvariantCulture, $"SELECT pg_try_advisory_xact_lock({TenantChangeListener.LockKey})"), cancellationToken))!;
        if (!isAlone)
            throw new AdministrationException($"A worker runs on this database. Stop it first; {consequence}");
    }

    /// <summary>Drops everything.</summary>
    public static Task DropAllAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        ExecuteAsync(connection, SchemaSql.DropAll, cancellationToken);

    /// <summary>Runs a statement.</summary>
    public static async Task ExecuteAsync(NpgsqlConnection connection, string statement, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The first column of the first row.</summary>
    public static async Task<object?> ScalarAsync(NpgsqlConnection connection, string statement, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteScalarAsync(cancellationToken) is { } value and not DBNull ? value : null;
    }
}
