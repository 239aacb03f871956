using System.Data;
using Npgsql;
using TemplateWorker.Storage.Administration;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.KeyValue.Transfer;

namespace TemplateWorker.Storage.Tenants.Holdings;

/// <summary>All that is stored of tenants, whatever part of the program stored it.</summary>
public sealed class TenantHoldings
{
    // How long a removal waits for whoever changes the tenant's templates, who may be waiting for Discord.
    const string Patience = "SET LOCAL lock_timeout = '30s'";

    readonly DirectSession _session;
    readonly TimeProvider _time;

    internal TenantHoldings(DirectSession session, TimeProvider time) => (_session, _time) = (session, time);

    /// <summary>Lists every tenant of which anything is stored, by kind and id.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AdministrationException">PostgreSQL refuses it.</exception>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<IReadOnlyList<TenantSummary>> ListAsync(CancellationToken cancellationToken) => _session.RunAsync<IReadOnlyList<TenantSummary>>(
        "be listed",
        async connection =>
        {
            await using var command = new NpgsqlCommand(HoldingsSql.List, connection);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var tenants = new List<TenantSummary>();
            while (await reader.ReadAsync(cancellationToken))
            {
                // Published records may belong to the staff, who are no tenant.
                if (TenantId.TryParse(reader.GetString(0), reader.GetString(1), out var tenant))
                {
                    var state = new TenantState(tenant, reader.GetFieldValue<string[]>(2), reader.GetBoolean(3), reader.GetFieldValue<byte[]>(4));
                    tenants.Add(new TenantSummary(state, reader.GetInt64(5), reader.GetInt64(6)));
                }
            }
            return tenants;
        },
        cancellationToken);

    /// <summary>Counts what each table holds of a tenant.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The tables that hold something.</returns>
    /// <exception cref="AdministrationException">PostgreSQL refuses it.</exception>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<IReadOnlyList<TenantHolding>> CountAsync(TenantId tenant, CancellationToken cancellationToken) =>
        _session.RunAsync(
            "be counted",
            connection => EachAsync(table => new TenantStatements(connection, tenant, cancellationToken).ReadAsync(HoldingsSql.Count(table), row => row.GetInt64(0))),
            cancellationToken);

    /// <summary>Writes everything of a tenant as JSON Lines, as it is at one moment: for each row its table and its columns.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="output">Where to.</param>
    /// <param name="progress">Is told of each table.</param>
    /// <param name="cancellationToken">Gives up; what is written then has no end line.</param>
    /// <exception cref="AdministrationException">PostgreSQL refuses it.</exception>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<IReadOnlyList<TenantHolding>> ExportAsync(
        TenantId tenant, Stream output, IProgress<string> progress, CancellationToken cancellationToken)
    {
        return _session.RunAsync(
            "be exported",
            async connection =>
            {
                await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
                var written = await HoldingsFile.WriteAsync(tenant, _time.GetUtcNow(), output, file => EachAsync(table => WriteAsync(connection, table, file)), cancellationToken);
                return written;
            },
            cancellationToken);

        async Task<long> WriteAsync(NpgsqlConnection connection, TenantTable table, HoldingsFile file)
        {
            progress.Report($"exporting {table.What}");
            await using var command = new NpgsqlCommand(HoldingsSql.Rows(table), connection);
            StatementParameters.AddTenant(command.Parameters, tenant);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var rows = 0L;
            for (; await reader.ReadAsync(cancellationToken); rows++)
                await file.AddAsync(table.Name, reader.GetString(0), cancellationToken);
            return rows;
        }
    }

    /// <summary>Removes everything of a tenant, in one transaction. All hosts are told.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="keepsBan">Whether that it is banned stays, and that alone.</param>
    /// <param name="cancellationToken">Gives up; everything is there.</param>
    /// <returns>What was removed.</returns>
    /// <exception cref="AdministrationException">PostgreSQL refuses it, or somebody changes the tenant's templates all the time.</exception>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<IReadOnlyList<TenantHolding>> RemoveAsync(TenantId tenant, bool keepsBan, CancellationToken cancellationToken) =>
        _session.RunAsync(
            "be rid of a tenant",
            async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
                var statements = new TenantStatements(connection, tenant, cancellationToken);
                await statements.RunPlainAsync(Patience);
                await statements.RunAsync(HoldingsSql.LockTemplates);
                await statements.LockAsync();
                await statements.RunAsync(HoldingsSql.ReleaseVersions);
                var removed = await EachAsync(table => statements.RunAsync(HoldingsSql.Remove(table)));
                if (keepsBan)
                    await statements.RunAsync(HoldingsSql.KeepBan);
                await transaction.CommitAsync(cancellationToken);
                return removed;
            },
            cancellationToken);

    static async Task<IReadOnlyList<TenantHolding>> EachAsync(Func<TenantTable, Task<long>> count)
    {
        var holdings = new List<TenantHolding>();
        foreach (var table in TenantTable.All)
        {
            if (await count(table) is > 0 and var rows)
                holdings.Add(new TenantHolding(table.Name, table.What, rows));
        }
        return holdings;
    }
}
