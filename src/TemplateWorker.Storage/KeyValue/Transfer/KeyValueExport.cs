using System.Data;
using System.Text;
using Npgsql;
using TemplateWorker.Storage.Administration;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.KeyValue.Transfer;

/// <summary>Writes all that a tenant stores under keys and in sorted lists, as it is at one moment.</summary>
public sealed class KeyValueExport
{
    const int LinesBetweenReports = 10_000;

    readonly DirectSession _session;
    readonly TimeProvider _time;

    internal KeyValueExport(DirectSession session, TimeProvider time) => (_session, _time) = (session, time);

    /// <summary>Writes it as JSON Lines.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="output">Where to.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellationToken">Gives up; what is written then has no end line.</param>
    /// <exception cref="AdministrationException">PostgreSQL refuses it.</exception>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<ExportCount> WriteAsync(TenantId tenant, Stream output, IProgress<string> progress, CancellationToken cancellationToken)
    {
        return _session.RunAsync(
            "be exported",
            async connection =>
            {
                await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
                await output.WriteAsync(TransferFormat.Header(tenant, _time.GetUtcNow()), cancellationToken);
                var records = await WriteAsync(connection, TransferSql.Records, "records", ReadRecord);
                var members = await WriteAsync(connection, TransferSql.Members, "members", ReadMember);
                await output.WriteAsync(TransferFormat.End(records, members), cancellationToken);
                await output.FlushAsync(cancellationToken);
                return new ExportCount(records, members);
            },
            cancellationToken);

        async Task<long> WriteAsync(NpgsqlConnection connection, string statement, string what, Func<NpgsqlDataReader, TransferLine> read)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            StatementParameters.AddTenant(command.Parameters, tenant);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var count = 0L;
            while (await reader.ReadAsync(cancellationToken))
            {
                await output.WriteAsync(TransferFormat.Of(read(reader)), cancellationToken);
                if (++count % LinesBetweenReports == 0)
                    progress.Report($"exporting, {count} {what}");
            }
            return count;
        }
    }

    static TransferLine.Record ReadRecord(NpgsqlDataReader row) =>
        new(row.GetString(1), row.GetFieldValue<string[]>(2), row.IsDBNull(3) ? null : Encoding.UTF8.GetBytes(row.GetString(3)))
        {
            Id = row.GetString(0),
            CreatedAt = row.GetDateTime(4),
            LastUpdatedAt = row.GetDateTime(5),
            ExpiresAt = row.IsDBNull(6) ? null : row.GetDateTime(6),
        };

    static TransferLine.Member ReadMember(NpgsqlDataReader row) => new(row.GetString(0), row.GetString(1), row.GetDouble(2));
}
