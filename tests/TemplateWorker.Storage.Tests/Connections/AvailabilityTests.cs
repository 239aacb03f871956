using Microsoft.Extensions.Logging.Abstractions;
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
    public async Task Reads_and_writes_go_on_after_the_server_was_stopped_and_started()
    {
        using var folder = new TemporaryFolder();
        await using var server = await StartAsync(folder, port: null);
        await using var database = await PostgresFixture.OpenAsync(server.Connection);
        await database.Migrations.ApplyAsync(Cancel);
        await database.KeyValues.SetAsync(Tenant, Key, Json("""{"Integer":1}"""), Cancel);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => database.KeyValues.GetAsync(Tenant, Key, Cancel)));

        await server.DisposeAsync();
        await Should.ThrowAsync<DatabaseUnavailableException>(() => database.KeyValues.GetAsync(Tenant, Key, Cancel));
        await Should.ThrowAsync<DatabaseUnavailableException>(() => database.KeyValues.SetAsync(Tenant, Key, Json("\"Null\""), Cancel));
        var together = Enumerable.Range(0, 10).Select(_ => database.KeyValues.GetAsync(Tenant, Key, Cancel)).ToList();
        foreach (var get in together)
            await Should.ThrowAsync<DatabaseUnavailableException>(() => get);
        await using var again = await StartAsync(folder, server.Port);

        Text((await database.KeyValues.GetAsync(Tenant, Key, Cancel))!.Value).ShouldBe("""{"Integer":1}""");
        await database.KeyValues.SetAsync(Tenant, Key, Json("""{"Integer":2}"""), Cancel);
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
        await database.KeyValues.SetAsync(Tenant, Key, Json("""{"Integer":1}"""), Cancel);

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
