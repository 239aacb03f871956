using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.Migrations;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.Migrations;

/// <summary>Wherever a database comes from, it ends in one schema with every row kept.</summary>
public sealed class StartingPointTests(PostgresFixture postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_database_gets_every_migration_in_order()
    {
        await using var database = await PostgresFixture.OpenAsync(await postgres.CreateEmptyDatabaseAsync());

        var applied = await database.Migrations.ApplyAsync(Cancel);

        applied.ShouldBe(MigrationCatalog.All.Select(migration => migration.Id));
        applied.Take(6).ShouldBe(["baseline", .. OlderDatabase.NamedMigrations]);
        (await database.Migrations.ApplyAsync(Cancel)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_database_stopped_at_a_named_migration_continues_and_ends_like_the_others(int stoppedAt)
    {
        var target = await postgres.CreateEmptyDatabaseAsync();
        await using (var raw = new RawDatabase(target))
        {
            await OlderDatabase.CreateAsync(raw);
            await OlderDatabase.StopAtAsync(raw, stoppedAt);
        }

        await ApplyAsync(target);

        await ShouldBeCompleteAsync(target);
    }

    [Fact]
    public async Task A_database_older_than_all_of_them_ends_like_the_others()
    {
        var target = await postgres.CreateEmptyDatabaseAsync();
        await using (var raw = new RawDatabase(target))
            await OlderDatabase.CreateAsync(raw);

        await ApplyAsync(target);

        await ShouldBeCompleteAsync(target);
    }

    [Fact]
    public async Task The_usage_counter_starts_with_what_is_there()
    {
        var target = await postgres.CreateEmptyDatabaseAsync();
        await using var raw = new RawDatabase(target);
        await OlderDatabase.CreateAsync(raw);

        await ApplyAsync(target);

        (await raw.RowsAsync("SELECT owner_type, owner_id, bytes FROM tenant_kv_usage ORDER BY owner_id")).ShouldBe(
            await raw.RowsAsync(
                "SELECT owner_type, owner_id, sum(octet_length(key) + 7 + coalesce(octet_length(value::text), 0) + 256)::bigint FROM tenant_kv GROUP BY 1, 2 ORDER BY owner_id"));
    }

    [Fact]
    public async Task A_tenant_that_is_over_its_quota_once_everything_counts_can_do_all_but_grow()
    {
        var target = await postgres.CreateEmptyDatabaseAsync();
        await new Migrator(target, NullLoggerFactory.Instance, [.. MigrationCatalog.All.TakeWhile(migration => migration.Id != "tenant_kv_usage_recount")])
            .ApplyAsync(Cancel);
        await using var raw = new RawDatabase(target);
        await raw.ExecuteAsync(
            """
            INSERT INTO tenant_kv (owner_id, owner_type, key, scopes, id, value) VALUES
                ('42', 'guild', 'a', '{default,é}', 'x', '{"Integer": 100}'), ('42', 'guild', 'b', '{default}', 'y', NULL);
            INSERT INTO tenant_sorted (owner_id, owner_type, list, member, score) VALUES ('42', 'guild', 'xp', 'zoë', 1), ('43', 'guild', 'xp', 'bob', 1);
            INSERT INTO tenant_kv_usage (owner_id, owner_type, bytes) VALUES ('42', 'guild', 33), ('43', 'guild', 13), ('44', 'guild', 0);
            """);

        await ApplyAsync(target);

        (await raw.RowsAsync("SELECT owner_id, bytes FROM tenant_kv_usage ORDER BY owner_id")).ShouldBe(
            [$"42|{(1 + 2 + 7 + 16 + 256) + (1 + 7 + 256) + (2 + 4 + 64)}", $"43|{2 + 3 + 64}"]);
        await using var database = await PostgresFixture.OpenAsync(target, new StorageLimits { TenantBytes = 300 });
        var (store, tenant) = (database.KeyValues, TenantId.Guild(42));
        var (a, b, grows) = (new KeyValueAddress("a", ["default", "é"]), new KeyValueAddress("b"), """{"Integer":1000}"""u8.ToArray());
        async Task ShouldBeFullAsync(Func<Task> grow) =>
            (await Should.ThrowAsync<KeyValueException>(grow)).Problem.ShouldBe(KeyValueProblem.QuotaExceeded);

        (await store.GetAsync(tenant, a, Cancel)).ShouldNotBeNull();
        await ShouldBeFullAsync(() => store.SetAsync(tenant, a, grows, timeToLive: null, Cancel));
        await ShouldBeFullAsync(() => store.SetAsync(tenant, new KeyValueAddress("c"), grows, timeToLive: null, Cancel));
        await ShouldBeFullAsync(() => store.SetScoreAsync(tenant, "xp", "bob", 1, Cancel));
        await store.AddToScoreAsync(tenant, "xp", "zoë", 1, Cancel);
        await store.SetAsync(tenant, a, """{"Integer":1}"""u8.ToArray(), timeToLive: null, Cancel);
        (await store.DeleteAsync(tenant, b, Cancel)).ShouldBeTrue();
        (await store.DeleteMemberAsync(tenant, "xp", "zoë", Cancel)).ShouldBeTrue();
        await store.SetAsync(tenant, a, grows, timeToLive: null, Cancel);
        (await store.CountBytesAsync(tenant, Cancel)).ShouldBe(1 + 2 + 7 + 17 + 256);
    }

    [Fact]
    public async Task Templates_of_before_there_were_versions_with_all_they_are_made_of_go_on_as_they_were()
    {
        var target = await postgres.CreateEmptyDatabaseAsync();
        await new Migrator(target, NullLoggerFactory.Instance, [.. MigrationCatalog.All.TakeWhile(migration => migration.Id != "template_versions")]).ApplyAsync(Cancel);
        await using var raw = new RawDatabase(target);
        await raw.ExecuteAsync(
            """
            INSERT INTO tenant_template (owner_id, owner_type, name) VALUES ('42', 'guild', 'word_filter');
            INSERT INTO tenant_template_version (owner_id, owner_type, name, version, entry, files, events, commands, author)
                VALUES ('42', 'guild', 'word_filter', 1, 'main.js', '{"main.js": "on()"}', '{MESSAGE_CREATE}', '[{"name": "words"}]', 'alice');
            UPDATE tenant_template SET active_version = 1;
            INSERT INTO tenant_kv (owner_id, owner_type, key, scopes, id, value) VALUES ('42', 'guild', 'kept', '{default}', 'x', '{"Integer": 1}');
            """);

        await ApplyAsync(target);

        await using var database = await PostgresFixture.OpenAsync(target);
        var tenant = TenantId.Guild(42);
        var active = (await database.Templates.LoadActiveAsync(tenant, Cancel)).ShouldHaveSingleItem();
        active.Files.ShouldBe(new Dictionary<string, string> { ["main.js"] = "on()" });
        (active.Entry, active.Capabilities, active.DefersEphemerally, active.Settings, active.SourceMaps.Count).ShouldBe(("main.js", null, true, "{}", 0));
        (await database.Templates.ListCommandsAsync(tenant, Cancel)).Single().Template.ShouldBe("word_filter");
        var version = (await database.Templates.LoadVersionAsync(tenant, "word_filter", 1, Cancel)).ShouldNotBeNull();
        (version.Summary.Hash, version.Summary.Author, version.Files.Count).ShouldBe((null, "alice", 1));
        (await database.KeyValues.GetAsync(tenant, new KeyValueAddress("kept"), Cancel)).ShouldNotBeNull().ExpiresAt.ShouldBeNull();
    }

    static async Task ApplyAsync(DatabaseConnection target)
    {
        await using var database = await PostgresFixture.OpenAsync(target);
        await database.Migrations.ApplyAsync(Cancel);
    }

    async Task ShouldBeCompleteAsync(DatabaseConnection target)
    {
        var fresh = await postgres.CreateDatabaseAsync();
        await using (var raw = new RawDatabase(fresh))
            await OlderDatabase.CreateForeignTablesAsync(raw);
        (await SchemaDump.OfAsync(target)).ShouldBe(await SchemaDump.OfAsync(fresh));

        await using var older = new RawDatabase(target);
        (await older.RowsAsync("SELECT id, owner_type, owner_id, key, scopes, value::text, created_at::text, last_updated_at::text FROM tenant_kv WHERE id <> 'null' ORDER BY id"))
            .ShouldBe(OlderDatabase.Values.Select((value, i) =>
                $"id {i:00}|guild|{i % 3}|key {i}|default|{value.V2}|2025-01-01 00:00:00+00|2025-01-02 00:00:00+00"));
        (await older.ScalarAsync<bool>("SELECT value IS NULL FROM tenant_kv WHERE id = 'null'")).ShouldBeTrue();
        (await older.RowsAsync("SELECT * FROM users")).ShouldBe(["alice"]);
        (await older.RowsAsync("SELECT * FROM web_api_tokens")).ShouldBe(["secret"]);
        (await older.RowsAsync("SELECT key, data::text FROM global_kv")).ShouldBe(["shared|{\"kept\": 1}"]);
        (await older.RowsAsync("SELECT count(*) FROM tenant_state")).ShouldBe(["0"]);
        (await older.RowsAsync("SELECT id FROM _migrations_applied ORDER BY id")).ShouldBe(
            MigrationCatalog.All.Select(migration => migration.Id).Order(StringComparer.Ordinal));
    }
}
