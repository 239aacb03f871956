using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Embedded;
using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Testing;
using static TemplateWorker.Storage.Tests.KeyValue.WireJson;

namespace TemplateWorker.Storage.Tests.Connections;

/// <summary>A database that is out of reach, for ever or for a while.</summary>
public sealed class AvailabilityTests(PostgresFixture postgres)
{
    static readonly TenantId Tenant = TenantId.Guild(42);
    static readonly KeyValueAddress Key = new("key");

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_does_not_answer_is_named_without_the_password()
    {
        var nobody = DatabaseConnection.Parse("postgres://alice:sesame@127.0.0.1:1/db");

        var error = await Should.ThrowAsync<DatabaseUnavailableException>(() => PostgresFixture.OpenAsync(nobody));

        error.Message.ShouldContain("PostgreSQL at 127.0.0.1:1, database db cannot be reached");
        error.ToString().ShouldNotContain("sesame");
        var migrator = new TemplateWorker.Storage.Migrations.Migrator(nobody, NullLoggerFactory.Instance);
        await Should.ThrowAsync<DatabaseUnavailableException>(() => migrator.GetStatusAsync(Cancel));
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_named()
    {
        var missing = (await postgres.CreateEmptyDatabaseAsync()).WithDatabase("missing");

        var error = await Should.ThrowAsync<DatabaseUnavailableException>(() => PostgresFixture.OpenAsync(missing));

        error.Message.ShouldContain("database \"missing\" does not exist");
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_read_is_named_with_its_setting()
    {
        var target = DatabaseConnection.Parse("postgres://alice:sesame@127.0.0.1:1/db?sslmode=verify-full&sslrootcert=/nowhere/root.pem");

        var error = await Should.ThrowAsync<DatabaseUnavailableException>(() => PostgresFixture.OpenAsync(target));

        error.Message.ShouldContain("the file /nowhere/root.pem, which sslrootcert");
        error.ToString().ShouldNotContain("sesame");
    }

    [Fact]
    public async Task A_role_that_only_reads_and_writes_rows_serves_and_one_that_lost_its_rights_is_told()
    {
        var target = await postgres.CreateDatabaseAsync();
        var role = $"role_{Guid.NewGuid():N}";
        await using var raw = new RawDatabase(target);
        await raw.ExecuteAsync($"CREATE ROLE {role} LOGIN; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}");
        var settings = target.CopySettings();
        settings.Username = role;
        await using var database = await PostgresFixture.OpenAsync(new DatabaseConnection(settings));

        (await database.Migrations.ApplyAsync(Cancel)).ShouldBeEmpty();
        await database.KeyValues.SetAsync(Tenant, Key, Json("\"Null\""), timeToLive: null, Cancel);
        await raw.ExecuteAsync($"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}");

        var error = await Should.ThrowAsync<DatabaseUnavailableException>(() => database.KeyValues.GetAsync(Tenant, Key, Cancel));
        error.Message.ShouldEndWith("cannot do its work: permission denied for table tenant_kv.");
        error.Advice.ShouldContain("grant this role");
    }

    [Theory]
    [InlineData(PostgresErrorCodes.InvalidSqlStatementName)]
    [InlineData(PostgresErrorCodes.DuplicatePreparedStatement)]
    public void A_pooler_that_nobody_was_told_of_is_suspected(string state)
    {
        var exception = new PostgresException("prepared statement \"_auto1\" is elsewhere", "ERROR", "ERROR", state);

        ConnectionFailure.IsPassing(exception).ShouldBeTrue();
        ConnectionFailure.ToUnavailable(DatabaseConnection.Parse("postgres://u@host/db"), exception).Message.ShouldBe(
            "PostgreSQL at host:5432, database db cannot do its work: prepared statement \"_auto1\" is elsewhere; a pooler in transaction mode needs database.pooler: transaction.");
    }

    [Fact]
    public async Task A_server_without_room_or_time_for_the_work_is_unavailable_and_serves_again_when_it_has()
    {
        var target = await postgres.CreateDatabaseAsync();
        await using var raw = new RawDatabase(target);
        await using var database = await PostgresFixture.OpenAsync(target);
        await raw.ExecuteAsync(
            """
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$;
            CREATE TRIGGER refuse BEFORE INSERT ON tenant_kv FOR EACH ROW EXECUTE FUNCTION refuse();
            """);

        var full = await Should.ThrowAsync<DatabaseUnavailableException>(() => database.KeyValues.SetAsync(Tenant, Key, Json("\"Null\""), timeToLive: null, Cancel));
        full.Message.ShouldContain("cannot do its work: could not extend file: No space left on device");
        await raw.ExecuteAsync("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET statement_timeout = 500', current_database()); END $$");
        // Only for what must end at it: anything can take so long on a busy machine.
        await using var hurried = await PostgresFixture.OpenAsync(target);
        await using (var other = new NpgsqlConnection(target.CopySettings().ConnectionString))
        {
            await other.OpenAsync(Cancel);
            await using var held = await other.BeginTransactionAsync(Cancel);
            await using var command = new NpgsqlCommand("LOCK TABLE tenant_kv", other, held);
            await command.ExecuteNonQueryAsync(Cancel);
            var late = await Should.ThrowAsync<DatabaseUnavailableException>(() => hurried.KeyValues.GetAsync(Tenant, Key, Cancel));
            late.Message.ShouldContain("cannot do its work: canceling statement due to statement timeout");
        }

        await raw.ExecuteAsync("DROP TRIGGER refuse ON tenant_kv");
        await database.KeyValues.SetAsync(Tenant, Key, Json("\"Null\""), timeToLive: null, Cancel);
        (await database.KeyValues.GetAsync(Tenant, Key, Cancel)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Reads_and_writes_go_on_after_the_server_was_stopped_and_started()
    {
        using var folder = new TemporaryFolder();
        await using var server = await StartAsync(folder, FreePort.Take());
        await using var database = await PostgresFixture.OpenAsync(server.Connection);
        await database.Migrations.ApplyAsync(Cancel);
        await database.KeyValues.SetAsync(Tenant, Key, Json("""{"Integer":1}"""), timeToLive: null, Cancel);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => database.KeyValues.GetAsync(Tenant, Key, Cancel)));

        await server.DisposeAsync();
        await Should.ThrowAsync<DatabaseUnavailableException>(() => database.KeyValues.GetAsync(Tenant, Key, Cancel));
        await Should.ThrowAsync<DatabaseUnavailableException>(() => database.KeyValues.SetAsync(Tenant, Key, Json("\"Null\""), timeToLive: null, Cancel));
        var together = Enumerable.Range(0, 10).Select(_ => database.KeyValues.GetAsync(Tenant, Key, Cancel)).ToList();
        foreach (var get in together)
            await Should.ThrowAsync<DatabaseUnavailableException>(() => get);
        await using var again = await StartAsync(folder, server.Port);

        Text((await database.KeyValues.GetAsync(Tenant, Key, Cancel))!.Value).ShouldBe("""{"Integer":1}""");
        await database.KeyValues.SetAsync(Tenant, Key, Json("""{"Integer":2}"""), timeToLive: null, Cancel);
    }

    [Fact]
    public async Task A_read_outlives_the_loss_of_its_connection()
    {
        await using var database = await postgres.OpenDatabaseAsync();
        await using var raw = new RawDatabase(database.Connection);
        for (var i = 0; i < 5; i++)
        {
            await database.KeyValues.GetAsync(Tenant, Key, Cancel);
            await raw.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        }

        (await database.KeyValues.GetAsync(Tenant, Key, Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task A_caller_that_gives_up_leaves_the_others_their_answers()
    {
        await using var database = await postgres.OpenDatabaseAsync();
        using var impatient = new CancellationTokenSource();
        await database.KeyValues.SetAsync(Tenant, Key, Json("""{"Integer":1}"""), timeToLive: null, Cancel);

        var first = database.KeyValues.GetAsync(Tenant, Key, Cancel);
        var givingUp = database.KeyValues.GetAsync(Tenant, Key, impatient.Token);
        var last = database.KeyValues.GetAsync(Tenant, Key, Cancel);
        await impatient.CancelAsync();

        (await first).ShouldNotBeNull();
        (await last).ShouldNotBeNull();
        // Its answer may have been quicker than its patience.
        await Task.WhenAny(givingUp);
        givingUp.IsFaulted.ShouldBeFalse();
    }

    static Task<EmbeddedPostgres> StartAsync(TemporaryFolder folder, int? port) =>
        EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataDirectory = folder.Combine("data"), Port = port, IsDurable = false },
            NullLoggerFactory.Instance, TimeProvider.System, Cancel);
}
