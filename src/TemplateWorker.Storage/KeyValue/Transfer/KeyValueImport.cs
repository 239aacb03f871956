using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;
using TemplateWorker.Storage.Administration;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.KeyValue.Transfer;

/// <summary>Stores what <see cref="KeyValueExport"/> has written, of the same tenant or another: all of it or nothing.</summary>
public sealed partial class KeyValueImport
{
    readonly DirectSession _session;
    readonly StorageLimits _limits;

    internal KeyValueImport(DirectSession session, StorageLimits limits) => (_session, _limits) = (session, limits);

    /// <summary>Reads an export and checks all of it.</summary>
    /// <param name="input">UTF-8 text.</param>
    /// <param name="name">What the file is called.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TransferException">Lines are wrong; the message has the number of each.</exception>
    public Task<IReadOnlyList<TransferLine>> ReadAsync(Stream input, string name, CancellationToken cancellationToken) =>
        new TransferReader(_limits).ReadAsync(input, name, cancellationToken);

    /// <summary>Stores lines, in one transaction; writes of the tenant's templates wait meanwhile.</summary>
    /// <param name="tenant">Whose they become.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="replaces">Whether what the tenant stores and the lines do not have is removed.</param>
    /// <param name="isTrial">Whether everything is undone, and only told.</param>
    /// <param name="cancellationToken">Gives up; nothing is stored.</param>
    /// <exception cref="TransferException">There is no room for them, or PostgreSQL cannot hold one of them.</exception>
    /// <exception cref="AdministrationException">PostgreSQL refuses it.</exception>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<ImportReport> RunAsync(
        TenantId tenant, IReadOnlyList<TransferLine> lines, bool replaces, bool isTrial, CancellationToken cancellationToken) =>
        _session.RunAsync(
            "take the import",
            async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
                var report = await StoreAsync(new TenantStatements(connection, tenant, cancellationToken), lines, replaces);
                if (!isTrial)
                    await transaction.CommitAsync(cancellationToken);
                return report;
            },
            cancellationToken);

    async Task<ImportReport> StoreAsync(TenantStatements tenant, IReadOnlyList<TransferLine> lines, bool replaces)
    {
        await tenant.LockAsync();
        await tenant.RunPlainAsync(TransferSql.CreateGiven);
        await CopyAsync(tenant.Connection, lines, tenant.Stop);
        await tenant.RunAsync(TransferSql.RemovePassed);
        var expired = await tenant.RunPlainAsync(TransferSql.RemovePassedGiven);
        var (added, same, all) = await tenant.ReadAsync(TransferSql.Compare, row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)));
        var before = await tenant.ReadAsync(TransferSql.Recount, row => row.GetInt64(0));
        var removed = replaces ? await tenant.RunAsync(TransferSql.RemoveOtherRecords) + await tenant.RunAsync(TransferSql.RemoveOtherMembers) : 0;
        await tenant.RunAsync(TransferSql.StoreRecords);
        await tenant.RunAsync(TransferSql.StoreMembers);
        var bytes = await tenant.ReadAsync(TransferSql.Recount, row => row.GetInt64(0));
        if (bytes > _limits.TenantBytes && bytes > before)
        {
            throw new TransferException(
                $"With this the tenant would store {bytes} bytes, and it may store {_limits.TenantBytes} (setting limits.kv_total_mib). Nothing was imported. Raise the limit, or remove something first.");
        }
        var members = lines.LongCount(line => line is TransferLine.Member);
        return new ImportReport(added, all - added - same, same, removed, expired, members, bytes);
    }

    static async Task CopyAsync(NpgsqlConnection connection, IReadOnlyList<TransferLine> lines, CancellationToken cancellationToken)
    {
        var records = lines.OfType<TransferLine.Record>().ToList();
        try
        {
            await using (var copy = await connection.BeginBinaryImportAsync(TransferSql.CopyRecords, cancellationToken))
            {
                foreach (var record in records)
                    await WriteAsync(copy, record, cancellationToken);
                await copy.CompleteAsync(cancellationToken);
            }
        }
        catch (PostgresException exception) when (CopiedLine.Match(exception.Where ?? "") is { Success: true } place)
        {
            var line = records[int.Parse(place.Groups["line"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) - 1];
            throw new TransferException($"line {line.Number}: PostgreSQL cannot hold it: {exception.MessageText}. Nothing was imported.", exception);
        }
        await using var members = await connection.BeginBinaryImportAsync(TransferSql.CopyMembers, cancellationToken);
        foreach (var member in lines.OfType<TransferLine.Member>())
        {
            await members.StartRowAsync(cancellationToken);
            await members.WriteAsync(member.List, NpgsqlDbType.Text, cancellationToken);
            await members.WriteAsync(member.Name, NpgsqlDbType.Text, cancellationToken);
            await members.WriteAsync(member.Score, NpgsqlDbType.Double, cancellationToken);
        }
        await members.CompleteAsync(cancellationToken);
    }

    static async Task WriteAsync(NpgsqlBinaryImporter copy, TransferLine.Record record, CancellationToken cancellationToken)
    {
        await copy.StartRowAsync(cancellationToken);
        await WriteAsync(record.Id, NpgsqlDbType.Text);
        await copy.WriteAsync(RandomNumberGenerator.GetString(KeyValueWrites.IdAlphabet, KeyValueWrites.IdLength), NpgsqlDbType.Text, cancellationToken);
        await copy.WriteAsync(record.Key, NpgsqlDbType.Text, cancellationToken);
        await copy.WriteAsync(record.Scopes.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);
        await WriteAsync(record.Value?.ToArray(), NpgsqlDbType.Jsonb);
        await WriteTimeAsync(record.CreatedAt);
        await WriteTimeAsync(record.LastUpdatedAt);
        await WriteTimeAsync(record.ExpiresAt);

        Task WriteAsync<T>(T? value, NpgsqlDbType type)
            where T : class =>
            value is null ? copy.WriteNullAsync(cancellationToken) : copy.WriteAsync(value, type, cancellationToken);

        Task WriteTimeAsync(DateTimeOffset? time) => time is { } known
            ? copy.WriteAsync(known.UtcDateTime, NpgsqlDbType.TimestampTz, cancellationToken)
            : copy.WriteNullAsync(cancellationToken);
    }

    // "COPY given_kv, line 3, column value"
    [GeneratedRegex("^COPY given_kv, line (?<line>[0-9]+)")]
    static partial Regex CopiedLine { get; }
}
