using System.Globalization;
using Npgsql;
using TemplateWorker.Storage.Migrations;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.Migrations;

/// <summary>The conversion of values, which takes longer the more there are.</summary>
public sealed class ConversionTests(PostgresFixture postgres)
{
    // Clock ticks of /proc: USER_HZ is 100 on every Linux that .NET runs on.
    const double TicksPerSecond = 100;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hundred_thousand_values_take_less_than_ten_seconds_of_one_core()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The time is read from /proc.");
        var target = await postgres.CreateEmptyDatabaseAsync();
        await using (var raw = new RawDatabase(target))
        {
            await OlderDatabase.CreateAsync(raw);
            await raw.ExecuteAsync(
                """
                INSERT INTO guild_templates_kv (guild_id, key, value, scopes, id)
                SELECT (n % 1000)::text, 'many ' || n, jsonb_build_object('user', n::text, 'points', n, 'tags', jsonb_build_array('a', n, true)), '{default}', 'many ' || n
                FROM generate_series(1, 100000) AS n
                """);
        }
        await using var connection = new NpgsqlConnection(target.CopySettings().ConnectionString);
        await connection.OpenAsync(Cancel);
        var before = SecondsOf(connection.ProcessID);

        await using (var convert = new NpgsqlCommand(MigrationCatalog.All.Single(migration => migration.Id == "khronosvalue_v2").Sql, connection))
        {
            convert.CommandTimeout = 0;
            await convert.ExecuteNonQueryAsync(Cancel);
        }

        var taken = SecondsOf(connection.ProcessID) - before;
        TestContext.Current.SendDiagnosticMessage($"100,000 values converted in {taken:0.0} s of one core");
        taken.ShouldBeLessThan(10);
        await using var count = new NpgsqlCommand("SELECT count(*) FROM guild_templates_kv WHERE value ? 'Map' AND id LIKE 'many%'", connection);
        (await count.ExecuteScalarAsync(Cancel)).ShouldBe(100_000L);
    }

    // What the machine does besides must not count, so it is the time of the server's process, not of the clock.
    static double SecondsOf(int processId)
    {
        var fields = File.ReadAllText($"/proc/{processId}/stat").Split(") ")[1].Split(' ');
        return (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }
}
