using Npgsql;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.KeyValue;

/// <summary>Runs the statements about sorted lists; those that write do so behind the tenant's lock.</summary>
sealed class SortedLists(DatabaseSession session, KeyValueQuota quota, KeyValueChecks checks)
{
    /// <summary>Writes the score of a member, or adds to it.</summary>
    /// <returns>The score it has now.</returns>
    public async Task<double> WriteAsync(
        TenantId tenant, string list, string member, double score, string statement, CancellationToken cancellationToken)
    {
        checks.CheckMember(list, member);
        var number = KeyValueChecks.CheckScore(score);
        try
        {
            return await quota.WriteAsync(
                tenant,
                async (connection, ct) =>
                {
                    await using var batch = TenantBatch.Create(connection, tenant);
                    var parameters = AddStatement(batch, statement, tenant, list);
                    StatementParameters.Add(parameters, member);
                    StatementParameters.Add(parameters, number);
                    StatementParameters.Add(parameters, quota.Limit);
                    await using var reader = await TenantBatch.ExecuteAsync(batch, ct);
                    return await reader.ReadAsync(ct) ? reader.GetDouble(0) : throw quota.Exceeded();
                },
                cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.NumericValueOutOfRange)
        {
            throw new KeyValueException(
                KeyValueProblem.NumberOutOfRange, $"The score of \"{member}\" would be beyond the numbers that can be stored.", exception);
        }
    }

    public Task<SortedEntry?> FindAsync(TenantId tenant, string list, string member, CancellationToken cancellationToken)
    {
        checks.CheckMember(list, member);
        return session.ReadAsync(
            async (connection, ct) =>
            {
                await using var command = CreateCommand(connection, SortedListSql.Find, tenant, list);
                StatementParameters.Add(command.Parameters, member);
                await using var reader = await command.ExecuteReaderAsync(ct);
                return await reader.ReadAsync(ct) ? new SortedEntry(member, reader.GetDouble(0), reader.GetInt64(1)) : null;
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<SortedEntry>> ListAsync(TenantId tenant, string list, SortedListQuery query, CancellationToken cancellationToken)
    {
        checks.CheckList(list);
        var limit = checks.CheckPage(query);
        return session.ReadAsync<IReadOnlyList<SortedEntry>>(
            async (connection, ct) =>
            {
                var statement = query.IsAscending ? SortedListSql.Lowest : SortedListSql.Highest;
                await using var command = CreateCommand(connection, statement, tenant, list);
                StatementParameters.Add(command.Parameters, (long)limit);
                StatementParameters.Add(command.Parameters, (long)query.Offset);
                await using var reader = await command.ExecuteReaderAsync(ct);
                var entries = new List<SortedEntry>(limit);
                while (await reader.ReadAsync(ct))
                {
                    var place = (long)query.Offset + entries.Count;
                    entries.Add(new SortedEntry(reader.GetString(0), reader.GetDouble(1), query.IsAscending ? reader.GetInt64(2) - place : place + 1));
                }
                return entries;
            },
            cancellationToken);
    }

    public Task<long> CountAsync(TenantId tenant, string list, CancellationToken cancellationToken)
    {
        checks.CheckList(list);
        return session.ReadAsync(
            async (connection, ct) =>
            {
                await using var command = CreateCommand(connection, SortedListSql.Count, tenant, list);
                return (long)(await command.ExecuteScalarAsync(ct))!;
            },
            cancellationToken);
    }

    public async Task<bool> DeleteAsync(TenantId tenant, string list, string member, CancellationToken cancellationToken)
    {
        checks.CheckMember(list, member);
        return await RemoveAsync(SortedListSql.Delete, tenant, list, member, cancellationToken) > 0;
    }

    public Task<long> ClearAsync(TenantId tenant, string list, CancellationToken cancellationToken)
    {
        checks.CheckList(list);
        return RemoveAsync(SortedListSql.Clear, tenant, list, member: null, cancellationToken);
    }

    Task<long> RemoveAsync(string statement, TenantId tenant, string list, string? member, CancellationToken cancellationToken) =>
        quota.WriteAsync(
            tenant,
            async (connection, ct) =>
            {
                await using var batch = TenantBatch.Create(connection, tenant);
                var parameters = AddStatement(batch, statement, tenant, list);
                if (member is not null)
                    StatementParameters.Add(parameters, member);
                await using var reader = await TenantBatch.ExecuteAsync(batch, ct);
                await reader.ReadAsync(ct);
                return reader.GetInt64(0);
            },
            cancellationToken);

    static NpgsqlParameterCollection AddStatement(NpgsqlBatch batch, string statement, TenantId tenant, string list)
    {
        var parameters = TenantBatch.Add(batch, statement);
        StatementParameters.AddTenant(parameters, tenant);
        StatementParameters.Add(parameters, list);
        return parameters;
    }

    static NpgsqlCommand CreateCommand(NpgsqlConnection connection, string statement, TenantId tenant, string list)
    {
        var command = new NpgsqlCommand(statement, connection);
        StatementParameters.AddTenant(command.Parameters, tenant);
        StatementParameters.Add(command.Parameters, list);
        return command;
    }
}
