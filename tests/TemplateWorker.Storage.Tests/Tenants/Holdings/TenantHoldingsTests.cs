using System.Text;
using System.Text.Json;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Storage.Tenants.Holdings;
using TemplateWorker.Storage.Tests.Administration;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.Tenants.Holdings;

public sealed class TenantHoldingsTests(PostgresFixture postgres)
{
    static readonly TenantId One = TenantId.Guild(1);
    static readonly TenantId Other = TenantId.Guild(2);

    [Fact]
    public async Task Every_table_with_an_owner_is_among_those_that_are_handed_over_and_removed()
    {
        await using var database = await postgres.OpenDatabaseAsync();
        await using var raw = new RawDatabase(database.Connection);

        // A table of a later migration that belongs to tenants must be added to TenantTable.All, or be told apart here.
        var owned = await raw.RowsAsync("""
            SELECT DISTINCT table_name FROM information_schema.columns
            WHERE table_schema = 'public' AND column_name IN ('owner_id', 'guild_id', 'user_id', 'tenant_id') ORDER BY 1
            """);

        TenantTable.All.Select(table => table.Name).ShouldBe(owned, ignoreOrder: true);
    }

    [Fact]
    public async Task A_tenant_that_is_removed_leaves_nothing_and_its_neighbour_loses_nothing()
    {
        await using var database = await postgres.OpenDatabaseAsync();
        await using var raw = new RawDatabase(database.Connection);
        await FillAsync(raw);
        var tenants = database.Administration.Tenants;
        var neighbour = await tenants.CountAsync(Other, Stop);
        neighbour.Select(holding => holding.Table).ShouldBe(TenantTable.All.Select(table => table.Name), ignoreOrder: true);

        var removed = await tenants.RemoveAsync(One, keepsBan: false, Stop);

        removed.Select(holding => holding.Table).ShouldBe(TenantTable.All.Select(table => table.Name));
        foreach (var table in TenantTable.All)
            (await raw.ScalarAsync<long>($"SELECT count(*) FROM {table.Name} held WHERE to_jsonb(held)::text ~ '\"owner_id\": \"1\"'")).ShouldBe(0, table.Name);
        (await tenants.CountAsync(Other, Stop)).ShouldBe(neighbour);
        (await tenants.ListAsync(Stop)).Select(tenant => tenant.State.Tenant).ShouldBe([Other]);
    }

    [Fact]
    public async Task A_ban_can_be_all_that_stays()
    {
        await using var database = await postgres.OpenDatabaseAsync();
        await using var raw = new RawDatabase(database.Connection);
        await FillAsync(raw);

        await database.Administration.Tenants.RemoveAsync(One, keepsBan: true, Stop);

        (await database.Administration.Tenants.CountAsync(One, Stop)).ShouldBe([new TenantHolding("tenant_state", "state", 1)]);
        var state = await database.TenantStates.GetAsync(One, Stop);
        (state.IsBanned, state.Events.Count, Encoding.UTF8.GetString(state.Data.Span)).ShouldBe((true, 0, "{}"));
    }

    [Fact]
    public async Task All_that_is_removed_can_be_handed_over_before()
    {
        await using var database = await postgres.OpenDatabaseAsync();
        await using var raw = new RawDatabase(database.Connection);
        await FillAsync(raw);
        using var output = new MemoryStream();

        var written = await database.Administration.Tenants.ExportAsync(One, output, new SilentProgress(), Stop);

        var lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines[0].GetProperty("format").GetString().ShouldBe("templateworker-tenant");
        lines[^1].GetProperty("rows").GetInt64().ShouldBe(written.Sum(holding => holding.Rows));
        lines[1..^1].Select(line => line.GetProperty("table").GetString()).Distinct().ShouldBe(TenantTable.All.Select(table => table.Name));
        lines[1..^1].ShouldAllBe(line => line.GetProperty("row").GetProperty("owner_id").GetString() == "1");
        lines.Single(line => line.TryGetProperty("table", out var table) && table.GetString() == "tenant_kv")
            .GetProperty("row").GetProperty("value").GetProperty("Text").GetString().ShouldBe("hello");
    }

    [Fact]
    public async Task Hosts_hear_of_a_removal()
    {
        await using var database = await postgres.OpenDatabaseAsync();
        await using var raw = new RawDatabase(database.Connection);
        await FillAsync(raw);
        var sink = new RecordingSink();
        using var end = new CancellationTokenSource();
        var listening = database.Changes.RunAsync(sink, end.Token);
        await Eventually.HoldsAsync(() => sink.Heard.Contains("listening"), "it listens");

        await database.Administration.Tenants.RemoveAsync(One, keepsBan: false, Stop);

        await Eventually.HoldsAsync(() => sink.Heard.Contains("guild 1 State") && sink.Heard.Contains("guild 1 Templates"), "the host heard");
        await end.CancelAsync();
        await listening;
    }

    [Fact]
    public async Task What_a_host_looks_after_once_more_makes_no_row_of_a_removed_tenant()
    {
        await using var database = await postgres.OpenDatabaseAsync();

        await database.Templates.ChangeAsync(
            One,
            async change =>
            {
                await change.NoteRegisteredAsync(new RegisteredCommands("5", "hash", TimeProvider.System.GetUtcNow()));
                return true;
            },
            TemplateStore.Patience, Stop);

        (await database.Administration.Tenants.CountAsync(One, Stop)).ShouldBeEmpty();
    }

    // A row in every table, by plain SQL, because no one part of the program writes them all.
    static async Task FillAsync(RawDatabase raw)
    {
        foreach (var id in new[] { "1", "2" })
        {
            await raw.ExecuteAsync($$"""
                INSERT INTO tenant_kv (owner_id, owner_type, key, scopes, id, value) VALUES ('{{id}}', 'guild', 'k', '{default}', repeat('{{id}}', 64), '{"Text":"hello"}');
                INSERT INTO tenant_kv_usage (owner_id, owner_type, bytes) VALUES ('{{id}}', 'guild', 300);
                INSERT INTO tenant_sorted (owner_id, owner_type, list, member, score) VALUES ('{{id}}', 'guild', 'xp', 'a', 1);
                INSERT INTO tenant_state (owner_id, owner_type, events, data) VALUES ('{{id}}', 'guild', '{A}', '{"ban_reason":"x"}');
                INSERT INTO tenant_template (owner_id, owner_type, name) VALUES ('{{id}}', 'guild', 't');
                INSERT INTO tenant_template_version (owner_id, owner_type, name, version, entry, files, events, commands) VALUES ('{{id}}', 'guild', 't', 1, 'm', '{}', '{A}', '[]');
                UPDATE tenant_template SET active_version = 1 WHERE owner_id = '{{id}}';
                INSERT INTO tenant_commands (owner_id, owner_type, application_id) VALUES ('{{id}}', 'guild', '5');
                INSERT INTO tenant_template_log (owner_id, owner_type, logged_at, level, text) VALUES ('{{id}}', 'guild', now(), 1, 'line');
                INSERT INTO global_kv (key, version, owner_id, owner_type, public_metadata, data, scope, short) VALUES ('g{{id}}', 1, '{{id}}', 'guild', '{}', '{}', 's', 'short')
                """);
        }
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;
}
