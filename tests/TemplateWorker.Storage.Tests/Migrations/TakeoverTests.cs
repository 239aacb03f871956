using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Storage.Migrations;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.Migrations;

/// <summary>
/// Databases with many rows are taken over from every starting point. <c>scripts/takeover</c> runs these with 100,000.
/// </summary>
public sealed class TakeoverTests(PostgresFixture postgres)
{
    // What khronosvalue_v2 may take of a core, in seconds, with as many rows as this.
    const int ManyRows = 100_000;
    const double LongestConversion = 10;

    static readonly int Rows = int.Parse(Environment.GetEnvironmentVariable("TAKEOVER_ROWS") ?? "600", CultureInfo.InvariantCulture);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Every_row_is_kept_wherever_the_database_had_stopped(int? stoppedAt)
    {
        var target = await postgres.CreateEmptyDatabaseAsync();
        await using var raw = new RawDatabase(target);
        await OlderDatabase.CreateAsync(raw);
        var rows = new OlderRows(Rows);
        await rows.InsertAsync(target);
        if (stoppedAt is { } count)
            await OlderDatabase.StopAtAsync(raw, count);

        var conversion = stoppedAt is null or 0 ? await ApplyAsync(raw, new Migrator(target, NullLoggerFactory.Instance, [.. MigrationCatalog.All.Take(2)])) : 0;
        var rest = await ApplyAsync(raw, new Migrator(target, NullLoggerFactory.Instance));

        TestContext.Current.SendDiagnosticMessage(
            $"{Rows} rows, {(stoppedAt is null ? "older than all" : $"stopped after {stoppedAt}")}: khronosvalue_v2 takes {conversion:0.00} s of a core, the others {rest:0.00} s");
        if (Rows >= ManyRows)
            conversion.ShouldBeLessThan(LongestConversion);
        var kept = await OlderRows.ReadAsync(raw);
        foreach (var (id, row) in rows.Expected)
            kept[id].ShouldBe(row);
        kept.Count.ShouldBe(Rows);
        (await raw.ScalarAsync<long>("SELECT sum(bytes)::bigint FROM tenant_kv_usage")).ShouldBe(await raw.ScalarAsync<long>(
            "SELECT sum(octet_length(key) + octet_length(array_to_string(scopes, '')) + coalesce(octet_length(value::text), 0) + 256)::bigint FROM tenant_kv"));
    }

    static Task<double> ApplyAsync(RawDatabase database, Migrator migrator) => ProcessorTime.OfMigratingAsync(database, migrator.ApplyAsync(Cancel));
}
