using Npgsql;
using TemplateWorker.Storage.Migrations;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.Migrations;

/// <summary>The conversion of values, which takes longer the more there are.</summary>
public sealed class ConversionTests(PostgresFixture postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_times_as_many_values_take_about_ten_times_as_long()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The time is read from /proc.");
        var few = await ConvertAsync(values: 2_000);
        var many = await ConvertAsync(values: 20_000);

        TestContext.Current.SendDiagnosticMessage($"2,000 values converted in {few:0.00} s of one core, 20,000 in {many:0.00} s");
        // Not so many seconds: on a busy machine each takes more of a core's time. Work that grew with the square would take a hundred times.
        many.ShouldBeLessThan(30 * few);
    }

    async Task<double> ConvertAsync(int values)
    {
        var target = await postgres.CreateEmptyDatabaseAsync();
        await using (var raw = new RawDatabase(target))
        {
            await OlderDatabase.CreateAsync(raw);
            await raw.ExecuteAsync(
                $$"""
                INSERT INTO guild_templates_kv (guild_id, key, value, scopes, id)
                SELECT (n % 1000)::text, 'many ' || n, jsonb_build_object('user', n::text, 'points', n, 'tags', jsonb_build_array('a', n, true)), '{default}', 'many ' || n
                FROM generate_series(1, {{values}}) AS n
                """);
        }
        await using var connection = new NpgsqlConnection(target.CopySettings().ConnectionString);
        await connection.OpenAsync(Cancel);
        var before = ProcessorTime.SecondsOf(connection.ProcessID);

        await using (var convert = new NpgsqlCommand(MigrationCatalog.All.Single(migration => migration.Id == "khronosvalue_v2").Sql, connection))
        {
            convert.CommandTimeout = 0;
            await convert.ExecuteNonQueryAsync(Cancel);
        }

        var taken = ProcessorTime.SecondsOf(connection.ProcessID) - before;
        await using var count = new NpgsqlCommand("SELECT count(*) FROM guild_templates_kv WHERE value ? 'Map' AND id LIKE 'many%'", connection);
        (await count.ExecuteScalarAsync(Cancel)).ShouldBe((long)values);
        return taken;
    }
}
