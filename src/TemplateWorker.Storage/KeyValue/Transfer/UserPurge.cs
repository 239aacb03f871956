using System.Data;
using System.Globalization;
using Npgsql;
using TemplateWorker.Storage.Administration;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Storage.Tenants.Holdings;

namespace TemplateWorker.Storage.KeyValue.Transfer;

/// <summary>
/// Hands over and removes what tenants store of a user. Templates name keys as they like, so everything counts whose key,
/// scope, list, member or log line has the user's id in it, not as a part of a longer number.
/// </summary>
public sealed class UserPurge
{
    readonly DirectSession _session;
    readonly TimeProvider _time;

    internal UserPurge(DirectSession session, TimeProvider time) => (_session, _time) = (session, time);

    /// <summary>Finds the tenants in whose data the id occurs, in values too.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AdministrationException">PostgreSQL refuses it.</exception>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<IReadOnlyList<TenantId>> FindAsync(ulong userId, CancellationToken cancellationToken) => _session.RunAsync<IReadOnlyList<TenantId>>(
        "be searched",
        async connection =>
        {
            await using var command = new NpgsqlCommand(TransferSql.FindTenantsOfUser, connection);
            StatementParameters.Add(command.Parameters, PatternOf(userId));
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var tenants = new List<TenantId>();
            while (await reader.ReadAsync(cancellationToken))
            {
                if (TenantId.TryParse(reader.GetString(0), reader.GetString(1), out var tenant))
                    tenants.Add(tenant);
            }
            return tenants;
        },
        cancellationToken);

    /// <summary>Writes what tenants store of the user as JSON Lines, as it is at one moment: every row that has the id, in values too.</summary>
    /// <param name="tenants">The tenants.</param>
    /// <param name="userId">The user.</param>
    /// <param name="output">Where to.</param>
    /// <param name="progress">Is told of each tenant.</param>
    /// <param name="cancellationToken">Gives up; what is written then has no end line.</param>
    /// <exception cref="AdministrationException">PostgreSQL refuses it.</exception>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<IReadOnlyList<TenantHolding>> ExportAsync(
        IReadOnlyList<TenantId> tenants, ulong userId, Stream output, IProgress<string> progress, CancellationToken cancellationToken)
    {
        return _session.RunAsync(
            "be exported",
            async connection =>
            {
                await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
                return await HoldingsFile.WriteAsync(userId, _time.GetUtcNow(), output, file => WriteAllAsync(connection, file), cancellationToken);
            },
            cancellationToken);

        async Task<IReadOnlyList<TenantHolding>> WriteAllAsync(NpgsqlConnection connection, HoldingsFile file)
        {
            var rows = UserTable.All.ToDictionary(table => table, _ => 0L);
            foreach (var tenant in tenants)
            {
                progress.Report($"exporting {tenant}");
                foreach (var table in UserTable.All)
                    rows[table] += await WriteAsync(connection, file, tenant, table);
            }
            return [.. rows.Where(table => table.Value > 0).Select(table => new TenantHolding(table.Key.Name, table.Key.What, table.Value))];
        }

        async Task<long> WriteAsync(NpgsqlConnection connection, HoldingsFile file, TenantId tenant, UserTable table)
        {
            await using var command = new NpgsqlCommand(table.Rows, connection);
            StatementParameters.AddTenant(command.Parameters, tenant);
            StatementParameters.Add(command.Parameters, PatternOf(userId));
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var rows = 0L;
            for (; await reader.ReadAsync(cancellationToken); rows++)
                await file.AddAsync(table.Name, reader.GetString(0), cancellationToken);
            return rows;
        }
    }

    /// <summary>Removes what one tenant stores of the user, in one transaction.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="userId">The user.</param>
    /// <param name="includesValues">Whether records that have the id in their value alone are removed too; else they are counted.</param>
    /// <param name="isTrial">Whether everything is undone, and only told.</param>
    /// <param name="cancellationToken">Gives up; everything is there.</param>
    /// <exception cref="AdministrationException">PostgreSQL refuses it.</exception>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<UserTraces> RunAsync(TenantId tenant, ulong userId, bool includesValues, bool isTrial, CancellationToken cancellationToken) =>
        _session.RunAsync(
            "be purged",
            async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
                var statements = new TenantStatements(connection, tenant, cancellationToken);
                await statements.LockAsync();
                var pattern = PatternOf(userId);
                var records = await statements.RunAsync(TransferSql.RemoveRecordsOfUser, parameters =>
                {
                    StatementParameters.Add(parameters, pattern);
                    parameters.Add(new NpgsqlParameter<bool> { TypedValue = includesValues });
                });
                var members = await statements.RunAsync(TransferSql.RemoveMembersOfUser, parameters => StatementParameters.Add(parameters, pattern));
                var lines = await statements.RunAsync(TransferSql.RemoveLogLinesOfUser, parameters => StatementParameters.Add(parameters, pattern));
                var values = await statements.ReadAsync(
                    TransferSql.CountValuesOfUser, row => row.GetInt64(0), parameters => StatementParameters.Add(parameters, pattern));
                if (records + members > 0)
                    await statements.RunAsync(TransferSql.Recount);
                if (!isTrial)
                    await transaction.CommitAsync(cancellationToken);
                return new UserTraces(tenant.OwnerTypeText, tenant.OwnerIdText, records, members, lines, values);
            },
            cancellationToken);

    static string PatternOf(ulong userId) => string.Create(CultureInfo.InvariantCulture, $"(^|[^0-9]){userId}([^0-9]|$)");
}
