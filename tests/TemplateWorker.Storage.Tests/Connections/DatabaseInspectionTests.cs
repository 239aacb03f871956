using TemplateWorker.Storage.Connections;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.Connections;

/// <summary>What a server tells of itself, and whether its connections suffice.</summary>
public sealed class DatabaseInspectionTests(PostgresFixture postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_tells_its_version_its_clock_and_its_connections()
    {
        var target = await postgres.CreateEmptyDatabaseAsync();
        await using var raw = new RawDatabase(target);

        var facts = await InspectAsync(target);

        facts.VersionNumber.ShouldBe(int.Parse(await raw.ScalarAsync<string>("SELECT current_setting('server_version_num')")));
        facts.Version.ShouldBe(await raw.ScalarAsync<string>("SELECT current_setting('server_version')"));
        (facts.IsTls, facts.IsInRecovery, facts.CanCreateTables, facts.IsPooledByTransaction).ShouldBe((false, false, true, false));
        facts.ServerTime.ShouldBe(facts.AskedAt, TimeSpan.FromSeconds(90));
        var connections = facts.Connections;
        (connections.Pool, connections.Extra, connections.ServerLimit, connections.Reserved).ShouldBe((7, 1, 100, 0));
        connections.InUse.ShouldBeGreaterThanOrEqualTo(connections.Ours);
        connections.Ours.ShouldBeGreaterThanOrEqualTo(1);
    }

    [Fact]
    public async Task Limits_of_role_and_database_and_missing_rights_are_told()
    {
        var target = await postgres.CreateEmptyDatabaseAsync();
        var name = target.CopySettings().Database;
        var role = $"role_{Guid.NewGuid():N}";
        await using var raw = new RawDatabase(target);
        await raw.ExecuteAsync($"CREATE ROLE {role} LOGIN CONNECTION LIMIT 12; ALTER DATABASE {name} CONNECTION LIMIT 20");
        var settings = target.CopySettings();
        settings.Username = role;
        settings.MaxPoolSize = 3;

        var facts = await InspectAsync(new DatabaseConnection(settings));

        facts.CanCreateTables.ShouldBe(facts.VersionNumber < 150000);
        var connections = facts.Connections;
        (connections.Pool, connections.RoleLimit, connections.DatabaseLimit, connections.Reserved).ShouldBe((3, 12, 20, 3));
        connections.Free.ShouldBeLessThanOrEqualTo(12);
    }

    [Theory]
    [InlineData(100, 3, 12, 2, null, 87, 10)]
    [InlineData(100, 3, 95, 0, null, 2, 0)]
    [InlineData(100, 0, 20, 20, 16, 16, 2)]
    [InlineData(20, 3, 30, 0, null, 0, 0)]
    public void Hosts_fit_as_long_as_there_is_room_for_all_their_connections(int limit, int reserved, int inUse, int ours, int? role, int free, int hosts)
    {
        var budget = new ConnectionBudget { Pool = 7, ServerLimit = limit, Reserved = reserved, InUse = inUse, Ours = ours, RoleLimit = role };

        (budget.Needed, budget.Free, budget.HostsThatFit, budget.Fits).ShouldBe((8, free, hosts, hosts > 0));
    }

    [Fact]
    public void The_arithmetic_is_one_line() =>
        new ConnectionBudget { Pool = 7, ServerLimit = 100, Reserved = 3, InUse = 12, Ours = 2, RoleLimit = 50 }.Describe().ShouldBe(
            "a host opens up to 7 + 1 connections; the server allows 100, 50 to this role, keeps 3 back, and 12 are in use (2 by TemplateWorker): room for 50, which is 6 such hosts");

    static Task<DatabaseFacts> InspectAsync(DatabaseConnection target) =>
        DatabaseInspection.InspectAsync(new DatabaseOptions { Connection = target }, TimeProvider.System, Cancel);
}
