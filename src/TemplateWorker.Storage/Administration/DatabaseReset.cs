using TemplateWorker.Storage.Migrations;

namespace TemplateWorker.Storage.Administration;

/// <summary>Empties the database, in one transaction, and brings its schema up to date anew.</summary>
public sealed class DatabaseReset
{
    readonly DirectSession _session;
    readonly Migrator _migrations;

    internal DatabaseReset(DirectSession session, Migrator migrations) => (_session, _migrations) = (session, migrations);

    /// <summary>The database's name, which whoever resets it must know.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Connections.DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<string> ReadNameAsync(CancellationToken cancellationToken) => _session.RunAsync(
        "be asked its name",
        async connection => (string)(await OwnSchema.ScalarAsync(connection, "SELECT current_database()", cancellationToken))!,
        cancellationToken);

    /// <summary>What will be lost.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Rows of each table that has some.</returns>
    /// <exception cref="AdministrationException">The role may not look.</exception>
    /// <exception cref="Connections.DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<IReadOnlyList<RowCount>> CountAsync(CancellationToken cancellationToken) => _session.RunAsync<IReadOnlyList<RowCount>>(
        "be counted",
        async connection =>
        {
            var rows = new List<RowCount>();
            foreach (var (name, sql) in await OwnSchema.ListTablesAsync(connection, cancellationToken))
            {
                if (await OwnSchema.CountRowsAsync(connection, sql, cancellationToken) is > 0 and var count)
                    rows.Add(new RowCount(name, count));
            }
            return rows;
        },
        cancellationToken);

    /// <summary>Empties it: drops every table, view, sequence, function and type of the schema that the connection works in.</summary>
    /// <param name="cancellationToken">Gives up; everything is there, or nothing.</param>
    /// <exception cref="AdministrationException">A worker runs, or the role may not; everything is there.</exception>
    /// <exception cref="MigrationException">It is empty, and a migration failed.</exception>
    /// <exception cref="Connections.DatabaseUnavailableException">The database is out of reach.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await _session.RunAsync(
            "be reset",
            async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
                await OwnSchema.FindAsync(connection, cancellationToken);
                await OwnSchema.TakeAsync(connection, "nothing was removed.", cancellationToken);
                await OwnSchema.DropAllAsync(connection, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return true;
            },
            cancellationToken);
        await _migrations.ApplyAsync(cancellationToken);
    }
}
