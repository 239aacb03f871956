using System.Diagnostics;
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
    // What an operator waits for khronosvalue_v2, at most, with as many rows as this.
    const int ManyRows = 100_000;
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

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

        var conversion = await ApplyAsync(new Migrator(target, NullLoggerFactory.Instance, [.. MigrationCatalog.All.Take(2)]));
        var rest = await ApplyAsync(new Migrator(target, NullLoggerFactory.Instance));

        TestContext.Current.SendDiagnosticMessage(
            $"{Rows} rows, {(stoppedAt is null ? "older than all" : $"stopped after {stoppedAt}")}: khronosvalue_v2 in {conversion.TotalSeconds:0.00} s, the others in {rest.TotalSeconds:0.00} s");
        if (Rows >= ManyRows)
            conversion.ShouldBeLessThan(LongestWait);
        var kept = await OlderRows.ReadAsync(raw);
        foreach (var (id, row) in rows.Expected)
            kept[id].ShouldBe(row);
        kept.Count.ShouldBe(Rows);
        (await raw.ScalarAsync<long>("SELECT sum(bytes)::bigint FROM tenant_kv_usage")).ShouldBe(await raw.ScalarAsync<long>(
            "SELECT sum(octet_length(key) + octet_length(array_to_string(scopes, '')) + coalesce(octet_length(value::text), 0) + 256)::bigint FROM tenant_kv"));
    }

    // A database that is past the second has nothing to do for the first call.
    static async Task<TimeSpan> ApplyAsync(Migrator migrator)
    {
        var status = await migrator.GetStatusAsync(Cancel);
        var started = Stopwatch.GetTimestamp();
        if (status.All(migration => migration.State is MigrationState.Applied or MigrationState.Pending))
            await migrator.ApplyAsync(Cancel);
        return Stopwatch.GetElapsedTime(started);
    }
}
